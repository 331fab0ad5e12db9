/** A DXF drawing in an element: loading it, its layers, and the ways to move it. */
import { DxfViewer, type LayerInfo } from 'dxf-viewer';
import { Color, Vector3 } from 'three';
import { fetchBeginning } from '../frame/fetch-source.ts';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { requireWebgl } from '../frame/require-webgl.ts';
import { drawingFonts } from './drawing-fonts.ts';
import { dxfEncoding } from './dxf-encoding.ts';

/** The header, and enough of what follows to tell how texts are written. */
const HEADER = 256 * 1024;

/** Drawn to a height that is wanted to see, a drawing of more than this takes minutes and gigabytes. */
const LARGEST = 100 * 1024 * 1024;

export interface DrawingStage {
  layers: readonly LayerInfo[];
  /** Whether some signs have no picture in any of the fonts. */
  signsMissing: boolean;
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
    // Round also when zoomed in: a piece of an arc for every four degrees.
    // Of the library's own two stand-ins the first is in no font, and looking for it would load them all.
    sceneOptions: {
      ...DxfViewer.DefaultOptions.sceneOptions,
      arcTessellationAngle: (4 * Math.PI) / 180,
      textOptions: { fallbackChar: '?' },
    },
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
  let signsMissing = false;
  // The only warning it gives about a drawing that has something in it.
  viewer.Subscribe('message', () => {
    signsMissing = true;
  });
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      viewer
        .Load({
          url: new URL(url, location.href).href,
          fonts: drawingFonts(),
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
    signsMissing,
    showLayer: (name, shown) => viewer.ShowLayer(name, shown),
    fit,
    zoom: (factor) => see(0, 0, factor),
    move: (sideways, upwards) => see(sideways, upwards, 1),
    recolour: () => viewer.SetClearColor(surface(place)),
    dispose,
  };
}
