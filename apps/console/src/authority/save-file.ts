/** Gives the browser a file to save; nothing of it stays in the page. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has started the download; the browser holds what it still needs.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** SHA-256 of a text's UTF-8 bytes in lower-case hex. */
export async function hexOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
