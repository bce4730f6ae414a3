/** A name that says nothing of help to whoever looks through the device. */
export const PROOF_FILE = 'chung-nhan.json';
