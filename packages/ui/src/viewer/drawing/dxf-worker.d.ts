/** The inner part of dxf-viewer that runs in a worker; it comes without types. */
declare module 'dxf-viewer/src/DxfWorker.js' {
  export class DxfWorker {
    constructor(worker: unknown, isWorker: boolean);
  }
}
