/** Something about the machine or its settings that the person who starts can mend; told as a sentence. */
export class StartError extends Error {}
