/** A DXF drawing in an element: loading it, its layers, and the ways to move it. */
import chinese from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff?url';
import latin from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff?url';
import { DxfViewer, type LayerInfo } from 'dxf-viewer';
import { Color, Vector3 } from 'three';
import { fetchBeginning } from '../frame/fetch-source.ts';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { requireWebgl } from '../frame/require-webgl.ts';
import { dxfEncoding } from './dxf-encoding.ts';

/** The header, and enough of what follows to tell how texts are written. */
const HEADER = 256 * 1024;

/** Drawn to a height that is wanted to see, a drawing of more than this takes minutes and gigabytes. */
const LARGEST = 100 * 1024 * 1024;

export interface DrawingStage {
  layers: readonly LayerInfo[];
  showLayer: (name: string, shown: boolean) => void;
  fit: () => void;
  zoom: (factor: number) => void;
  /** Moves the drawing by a part of what is in sight. */
  move: (sideways: number, upwards: number) => void;
  /** After the theme changed. */
  recolour: () => void;
  dispose: () => void;
}

/** The surface's colour in the theme in force; lines that would not be seen on it are drawn lighter or darker. */
function surface(place: HTMLElement): Color {
  return new Color(getComputedStyle(place).backgroundColor);
}

/** Loads a drawing into an element. The signal ends it at any time. */
export async function openDrawing(
  place: HTMLElement,
  url: string,
  signal: AbortSignal,
): Promise<DrawingStage> {
  const { bytes } = await fetchBeginning(url, HEADER, signal);
  const fileEncoding = dxfEncoding(bytes);
  requireWebgl();
  const viewer = new DxfViewer(place, {
    autoResize: true,
    antialias: true,
    colorCorrection: true,
    clearColor: surface(place),
    fileEncoding,
  });
  let worker: Worker | undefined;
  let gone = false;
  const dispose = () => {
    if (gone) return;
    gone = true;
    worker?.terminate();
    const renderer = viewer.GetRenderer();
    viewer.Destroy();
    renderer?.forceContextLoss();
    renderer?.domElement.remove();
  };
  const absolute = (address: string) => new URL(address, location.href).href;
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      viewer
        .Load({
          url: absolute(url),
          fonts: [absolute(latin), absolute(chinese)],
          workerFactory: () => {
            worker = new Worker(new URL('./drawing.worker.ts', import.meta.url), { type: 'module' });
            return worker;
          },
          progressCbk: (phase, size) => {
            if (phase === 'fetch' && size > LARGEST)
              reject(new PreviewFailure('too_large', { size: `${LARGEST / 1024 / 1024} MB` }));
          },
        })
        .then(resolve, (error: unknown) => reject(new PreviewFailure('damaged', {}, error)));
    });
    if (!viewer.GetBounds()) throw new PreviewFailure('nothing_to_show');
  } catch (error) {
    dispose();
    throw error;
  }

  const fit = () => {
    const bounds = viewer.GetBounds();
    const origin = viewer.GetOrigin();
    if (!bounds) return;
    const { minX, maxX, minY, maxY } = bounds;
    viewer.FitView(minX - origin.x, maxX - origin.x, minY - origin.y, maxY - origin.y, 0.1);
    viewer.Render();
  };
  const see = (dx: number, dy: number, factor: number) => {
    const camera = viewer.GetCamera();
    const width = (camera.right - camera.left) / camera.zoom;
    const height = (camera.top - camera.bottom) / camera.zoom;
    const { x, y } = camera.position;
    viewer.SetView(new Vector3(x + dx * width, y + dy * height, 0), width / factor);
    viewer.Render();
  };
  return {
    layers: [...viewer.GetLayers(true)],
    showLayer: (name, shown) => viewer.ShowLayer(name, shown),
    fit,
    zoom: (factor) => see(0, 0, factor),
    move: (sideways, upwards) => see(sideways, upwards, 1),
    recolour: () => viewer.SetClearColor(surface(place)),
    dispose,
  };
}
