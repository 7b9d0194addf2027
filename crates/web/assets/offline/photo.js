// Photographs are made small before they are kept: a phone has little space and a slow line.

/** The longer side, in pixels: a label can still be read. */
const LONGEST = 1280;

/** A photograph as JPEG, upright, at most so large, without where it was taken. */
export async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  // What is transparent would become black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    const take = (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn')));
    canvas.toBlob(take, 'image/jpeg', 0.75);
  });
}
