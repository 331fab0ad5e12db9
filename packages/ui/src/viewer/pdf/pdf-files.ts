/** Where the files are that PDF.js asks for while it reads: character maps, fonts, decoders. `pdf-files.vite.ts` puts them there. */
export const pdfFilesFolder = (version: string) => `assets/pdfjs-${version}/`;
