/** A picture as a browser has it, or as a tensor: whatever the model takes. It is handed on unseen. */
export type PictureSource = object;

/** What a model on the device says of a picture: each class with its share. */
export type PictureModel = {
  classify(picture: PictureSource): Promise<readonly { className: string; probability: number }[]>;
};
