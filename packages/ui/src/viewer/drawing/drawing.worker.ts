/**
 * Reads a drawing and makes it ready to be shown, aside from the page, which stays usable meanwhile. Of the library only the part that
 * does this is loaded: what it offers for the purpose, `DxfViewer.SetupWorker()`, brings everything that draws along.
 */
import { DxfWorker } from 'dxf-viewer/src/DxfWorker.js';

// What cannot be read is answered to the page, which says so in words; it is no fault of the page's to complain of.
console.error = () => undefined;
new DxfWorker(self, true);
