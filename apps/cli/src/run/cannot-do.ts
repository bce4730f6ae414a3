/** The command could not do what it was asked; the message is one sentence for the person who typed it. */
export class CannotDo extends Error {}
