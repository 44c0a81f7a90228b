/** Ways into the image editor; each opens a tab for its picture. */
export interface EditorApi {
  /** Of the library or attached, by its id, or a user's file by its URI. */
  openEditor(image: string): void;
  /** Asks for the file. */
  pickImageToEdit(): void;
}
