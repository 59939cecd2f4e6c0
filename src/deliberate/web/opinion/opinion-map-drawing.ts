import { unpackShades, type EpochNews } from '#deliberate/domain/results/epoch-news.ts';
import { decodePoints, GRID_SIDE, type MapPoint } from '#deliberate/domain/opinion/opinion-map.ts';

/**
 * Draws every point of the map in place of the server's coarser picture. It stands alone, without a framework; without
 * it, or when the points do not come, the picture stays.
 */
const EDGE = 65_535;
/** Dots of points that stand for more people are larger, up to this many pixels of the screen. */
const DOT_PIXELS_MAX = 4;
const NONE = 'none';
const LETTERS = 'ABCDEFG';

async function draw(map: HTMLElement): Promise<void> {
  const address = map.dataset['points'];
  const picture = map.querySelector<SVGGElement>('.dots');
  if (address === undefined || picture === null) return;
  const response = await fetch(address);
  if (!response.ok) return;
  const points = decodePoints(new Uint8Array(await response.arrayBuffer()));
  if (points.length === 0) return;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  map.prepend(canvas);
  const redraw = () => paint(canvas, points, coloursIn(picture));
  redraw();
  picture.setAttribute('visibility', 'hidden');
  new ResizeObserver(redraw).observe(map);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
}

type Colour = readonly [red: number, green: number, blue: number];

/** The colours that the style gives to each group, as the browser computes them. */
function coloursIn(picture: SVGGElement): Map<string, Colour> {
  const found = new Map<string, Colour>();
  for (const group of picture.querySelectorAll<SVGGElement>(':scope > g')) {
    const dot = group.querySelector('circle');
    const parts = dot === null ? [] : (getComputedStyle(dot).fill.match(/[\d.]+/g) ?? []);
    const [red = 0, green = 0, blue = 0] = parts.map(Number);
    found.set([...group.classList].find((name) => LETTERS.includes(name)) ?? NONE, [red, green, blue]);
  }
  return found;
}

function paint(canvas: HTMLCanvasElement, points: readonly MapPoint[], colours: Map<string, Colour>): void {
  const side = Math.round(canvas.clientWidth * devicePixelRatio);
  const context = canvas.getContext('2d');
  if (context === null || side === 0) return;
  canvas.width = side;
  canvas.height = side;
  const image = context.createImageData(side, side);
  const crowded = points.length > 3_000;
  for (const { x, y, group, people } of points) {
    const colour = colours.get(group < 0 ? NONE : (LETTERS[group] ?? NONE)) ?? [0, 0, 0];
    const size = crowded ? 2 : Math.min(DOT_PIXELS_MAX, 2 + Math.log2(people) / 2);
    dot(image, { x: (x / EDGE) * side, y: (y / EDGE) * side, size: size * devicePixelRatio, colour });
  }
  context.putImageData(image, 0, 0);
}

type Dot = { readonly x: number; readonly y: number; readonly size: number; readonly colour: Colour };

/** A filled disc, written straight into the pixels: 100,000 of them take less than a frame. */
function dot({ data, width, height }: ImageData, { x, y, size, colour }: Dot): void {
  const reach = Math.ceil(size);
  for (let row = Math.floor(y) - reach; row <= y + reach; row += 1) {
    for (let column = Math.floor(x) - reach; column <= x + reach; column += 1) {
      if (row < 0 || column < 0 || row >= height || column >= width) continue;
      if ((row + 0.5 - y) ** 2 + (column + 0.5 - x) ** 2 > size * size) continue;
      const at = (row * width + column) * 4;
      [data[at], data[at + 1], data[at + 2]] = colour;
      data[at + 3] = 200;
    }
  }
}

/** What an epoch's news tells of the map shown: how it looks now, drawn small beside the offer to see it. */
function preview(news: EpochNews): void {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-density]');
  const { population } = document.querySelector<HTMLElement>('[data-points]')?.dataset ?? {};
  const map = population === 'public' ? news.maps.public : news.maps.accredited;
  const context = canvas?.getContext('2d') ?? null;
  if (canvas === null || context === null || map === undefined) return;
  context.clearRect(0, 0, GRID_SIDE, GRID_SIDE);
  context.fillStyle = getComputedStyle(canvas).color;
  unpackShades(map.shades).forEach((share, at) => {
    context.globalAlpha = share;
    context.fillRect(at % GRID_SIDE, Math.floor(at / GRID_SIDE), 1, 1);
  });
  canvas.hidden = false;
}

function drawAll(): void {
  for (const map of document.querySelectorAll<HTMLElement>('[data-points]')) draw(map).catch(() => undefined);
}

document.addEventListener('madang:placed', drawAll);
document.addEventListener(
  'madang:heard',
  ({ detail }: CustomEventInit<string>) => preview(JSON.parse(detail ?? 'null') as EpochNews), // only the results' feed speaks on this page's topic
);
drawAll();
