/** Thousandths of a point are less than a drawing shows, and long numbers would travel with every row. */
export const drawn = (points: number): number => Math.round(points * 1000) / 1000;
