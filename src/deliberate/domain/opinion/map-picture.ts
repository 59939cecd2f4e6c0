import type { MapPoint } from './opinion-map.ts';

/** A mark of the picture that the server draws: whole numbers on a square of `PICTURE_SIDE`. */
export type MapMark = {
  readonly x: number;
  readonly y: number;
  readonly group: number;
  readonly radius: number;
};
export type MapPicture = {
  readonly marks: readonly MapMark[];
  /** The middle of each group, where its letter stands; and in words which way it lies. */
  readonly groups: readonly {
    readonly group: number;
    readonly x: number;
    readonly y: number;
    readonly across: 'left' | 'middle' | 'right';
    readonly along: 'top' | 'middle' | 'bottom';
    readonly people: number;
  }[];
};

export const PICTURE_SIDE = 1_000;
const EDGE = 65_535;
/** Squares in which points of a group are drawn as one, so that a page stays small however many people there are. */
const SQUARES = 36;
const RADIUS_MIN = 5;
const RADIUS_MAX = 15;

/** The same points as the script draws, fewer and larger. */
export function pictureOf(points: readonly MapPoint[]): MapPicture {
  const heaps = new Map<string, { x: number; y: number; group: number; people: number }>();
  for (const { x, y, group, people } of points) {
    const key = `${group}/${squareOf(x)}/${squareOf(y)}`;
    const heap = heaps.get(key) ?? { x: 0, y: 0, group, people: 0 };
    heap.x += x * people;
    heap.y += y * people;
    heap.people += people;
    heaps.set(key, heap);
  }
  const most = Math.max(1, ...[...heaps.values()].map(({ people }) => people));
  const marks = [...heaps.values()].map(({ x, y, group, people }) => ({
    x: onPicture(x / people),
    y: onPicture(y / people),
    group,
    radius: Math.round(RADIUS_MIN + (RADIUS_MAX - RADIUS_MIN) * Math.sqrt(people / most)),
  }));
  const groups = [...new Set(points.map(({ group }) => group))].sort((a, b) => a - b);
  return { marks, groups: groups.map((group) => middleOf(group, points)) };
}

function middleOf(group: number, points: readonly MapPoint[]): MapPicture['groups'][number] {
  const own = points.filter((point) => point.group === group);
  const people = own.reduce((sum, point) => sum + point.people, 0);
  const mean = (pick: (point: MapPoint) => number) =>
    own.reduce((sum, point) => sum + pick(point) * point.people, 0) / people;
  const [x, y] = [onPicture(mean((point) => point.x)), onPicture(mean((point) => point.y))];
  return {
    group,
    x,
    y,
    people,
    across: thirdOf(x, 'left', 'right'),
    along: thirdOf(y, 'top', 'bottom'),
  };
}

/** Nearer to the middle than this counts as there. */
const MIDDLE = PICTURE_SIDE / 12;

function thirdOf<Low, High>(value: number, low: Low, high: High): Low | High | 'middle' {
  const off = value - PICTURE_SIDE / 2;
  return Math.abs(off) < MIDDLE ? 'middle' : off < 0 ? low : high;
}

const squareOf = (value: number): number => Math.min(SQUARES - 1, Math.floor((value / EDGE) * SQUARES));
const onPicture = (value: number): number => Math.round((value / EDGE) * PICTURE_SIDE);
