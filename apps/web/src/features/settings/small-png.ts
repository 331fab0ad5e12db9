/** Longest side of a mark as it is kept: enough for the sharpest screens. */
const SIDE = 256;

/** Whatever image the browser can read, redrawn small as a PNG: its bytes as base64. Nothing of the file itself is sent. */
export async function smallPng(file: File): Promise<string> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.toDataURL('image/png').split(',')[1]!;
}
