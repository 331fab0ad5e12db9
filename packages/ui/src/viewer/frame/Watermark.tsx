import { createUniqueId, For, type JSX, Show } from 'solid-js';

const lineHeight = 18;
const tilt = -24;
// Seen on white as well as on black, and on the grey between them by its rim.
const ink = 'rgb(128 128 128 / 0.36)';
const halo = 'rgb(255 255 255 / 0.16)';

/** Wide enough for the longest line; a Chinese sign takes twice the room of a letter. */
function widthOf(lines: readonly string[]): number {
  const width = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 13 : 7), 0);
  return Math.max(120, ...lines.map(width)) + 64;
}

/** Lines of text, repeated and tilted, over everything below; lets every click through. */
export function Watermark(props: { lines?: readonly string[] }): JSX.Element {
  const id = createUniqueId();
  const height = () => (props.lines?.length ?? 0) * lineHeight + 84;
  return (
    <Show when={props.lines && props.lines.length > 0 && props.lines}>
      {(lines) => (
        <svg
          aria-hidden="true"
          data-watermark=""
          class="absolute inset-0 z-10 size-full pointer-events-none select-none"
        >
          <defs>
            <pattern
              id={id}
              width={widthOf(lines())}
              height={height()}
              patternUnits="userSpaceOnUse"
              patternTransform={`rotate(${tilt})`}
            >
              <For each={lines()}>
                {(line, index) => (
                  <text
                    x="16"
                    y={(index() + 1) * lineHeight + 20}
                    font-size="13"
                    fill={ink}
                    stroke={halo}
                    stroke-width="2"
                    paint-order="stroke"
                  >
                    {line}
                  </text>
                )}
              </For>
            </pattern>
          </defs>
          <rect width="100%" height="100%" fill={`url(#${id})`} />
        </svg>
      )}
    </Show>
  );
}

/** The same, drawn into a page itself, so that a picture of the page carries it too. `scale` is picture points to a CSS one. */
export function drawWatermark(
  context: CanvasRenderingContext2D,
  lines: readonly string[] | undefined,
  scale: number,
): void {
  if (!lines || lines.length === 0) return;
  const { width, height } = context.canvas;
  const [stepX, stepY] = [widthOf(lines) * scale, (lines.length * lineHeight + 84) * scale];
  const reach = Math.hypot(width, height);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.translate(width / 2, height / 2);
  context.rotate((tilt * Math.PI) / 180);
  context.font = `${13 * scale}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = ink;
  context.strokeStyle = halo;
  context.lineWidth = 2 * scale;
  for (let y = -reach / 2; y < reach / 2; y += stepY)
    for (let x = -reach / 2; x < reach / 2; x += stepX)
      for (const [index, line] of lines.entries()) {
        context.strokeText(line, x, y + index * lineHeight * scale);
        context.fillText(line, x, y + index * lineHeight * scale);
      }
  context.restore();
}
