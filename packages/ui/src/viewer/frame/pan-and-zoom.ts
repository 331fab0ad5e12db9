/** Where a picture stands in its frame, and how a person moves it: with a pointer, two fingers, the wheel or keys. */
import { type Accessor, createSignal, type Signal } from 'solid-js';

export interface Placement {
  scale: number;
  /** Of the picture's middle from the frame's middle, in pixels. */
  x: number;
  y: number;
}

export interface Extent {
  width: number;
  height: number;
}

const SMALLEST = 0.02;
const LARGEST = 40;

/** The factor at which the whole picture is seen; small ones are not blown up. */
export function fitScale(picture: Extent, frame: Extent, blowUp = false): number {
  const fit = Math.min(frame.width / picture.width, frame.height / picture.height);
  return Math.min(fit, blowUp ? LARGEST : 1);
}

/** Zooms about a point of the frame (from its middle), so that what is under the pointer stays there. */
export function zoomAbout(from: Placement, factor: number, x: number, y: number): Placement {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, from.scale * factor));
  const real = scale / from.scale;
  return { scale, x: x - (x - from.x) * real, y: y - (y - from.y) * real };
}

/** Moves a picture, but never so far that nothing of it is left in the frame. */
export function moveBy(from: Placement, dx: number, dy: number, picture: Extent, frame: Extent): Placement {
  const bound = (at: number, shown: number, room: number) => {
    const most = Math.max(0, (shown + room) / 2 - Math.min(48, shown));
    return Math.min(most, Math.max(-most, at));
  };
  return {
    scale: from.scale,
    x: bound(from.x + dx, picture.width * from.scale, frame.width),
    y: bound(from.y + dy, picture.height * from.scale, frame.height),
  };
}

export interface PanAndZoom {
  at: Accessor<Placement>;
  fit: () => void;
  zoom: (factor: number) => void;
  actual: () => void;
  /** Handlers for the frame element. */
  handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: (event: PointerEvent) => void;
    onDblClick: (event: MouseEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
  /** Not passive, since it must keep the page from scrolling: add it with addEventListener. */
  wheel: (event: WheelEvent) => void;
  /** To be called when the frame or the picture got another size. */
  resized: () => void;
}

/** The state of one picture in one frame. */
export function createPanAndZoom(settings: {
  picture: () => Extent | undefined;
  frame: () => HTMLElement | undefined;
  /** Kept elsewhere where two pictures share it. */
  placement?: Signal<Placement> | undefined;
}): PanAndZoom {
  const [at, setAt] = settings.placement ?? createSignal<Placement>({ scale: 1, x: 0, y: 0 });
  const [isFitted, setFitted] = createSignal(true);
  const room = (): Extent => {
    const frame = settings.frame();
    return { width: Math.max(1, frame?.clientWidth ?? 1), height: Math.max(1, frame?.clientHeight ?? 1) };
  };
  const fit = () => {
    const picture = settings.picture();
    if (!picture) return;
    const { width, height } = room();
    setFitted(true);
    setAt({ scale: fitScale(picture, { width: width - 24, height: height - 24 }), x: 0, y: 0 });
  };
  const place = (next: Placement) => {
    setFitted(false);
    setAt(next);
  };
  const move = (dx: number, dy: number) => {
    const picture = settings.picture();
    if (picture) place(moveBy(at(), dx, dy, picture, room()));
  };
  const fromMiddle = (event: MouseEvent) => {
    const box = settings.frame()!.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  };

  const pointers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [one, two] = [...pointers.values()];
    return {
      distance: Math.hypot(one!.x - two!.x, one!.y - two!.y),
      x: (one!.x + two!.x) / 2,
      y: (one!.y + two!.y) / 2,
    };
  };
  const lift = (event: PointerEvent) => pointers.delete(event.pointerId);

  const keys: Record<string, () => void> = {
    '+': () => place(zoomAbout(at(), 1.25, 0, 0)),
    '=': () => place(zoomAbout(at(), 1.25, 0, 0)),
    '-': () => place(zoomAbout(at(), 1 / 1.25, 0, 0)),
    '0': fit,
    '1': () => place({ scale: 1, x: 0, y: 0 }),
    ArrowLeft: () => move(60, 0),
    ArrowRight: () => move(-60, 0),
    ArrowUp: () => move(0, 60),
    ArrowDown: () => move(0, -60),
  };

  return {
    at,
    fit,
    zoom: (factor) => place(zoomAbout(at(), factor, 0, 0)),
    actual: () => place({ scale: 1, x: 0, y: 0 }),
    resized: () => isFitted() && fit(),
    wheel: (event) => {
      event.preventDefault();
      const { x, y } = fromMiddle(event);
      // A wheel counts in pixels, lines or pages.
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
      place(zoomAbout(at(), Math.exp(-Math.max(-240, Math.min(240, pixels)) / 400), x, y));
    },
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        settings.frame()?.setPointerCapture?.(event.pointerId);
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: (event) => {
        const last = pointers.get(event.pointerId);
        if (!last) return;
        if (pointers.size >= 2) {
          const before = spread();
          pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
          const now = spread();
          const box = settings.frame()!.getBoundingClientRect();
          const [x, y] = [now.x - box.left - box.width / 2, now.y - box.top - box.height / 2];
          place(zoomAbout(at(), now.distance / Math.max(1, before.distance), x, y));
          move(now.x - before.x, now.y - before.y);
          return;
        }
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        move(event.clientX - last.x, event.clientY - last.y);
      },
      onPointerUp: lift,
      onPointerCancel: lift,
      onDblClick: (event) => {
        const { x, y } = fromMiddle(event);
        if (isFitted()) place(zoomAbout(at(), 2, x, y));
        else fit();
      },
      onKeyDown: (event) => {
        const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (!action) return;
        event.preventDefault();
        action();
      },
    },
  };
}
