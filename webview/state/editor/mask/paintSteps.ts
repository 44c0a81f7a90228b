import type { MaskStep } from './maskStep.ts';

/** Where the canvas stands to the image: its pixels for each pixel of the image. */
type Canvas = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** As the host marks the area in what is sent. */
export const maskColour = '#ff00ff';

/**
 * Shows steps on a canvas by its own strokes and fills, as fast as it draws anything. What is sent is made by
 * `rasterise` instead, which is exact and the same everywhere.
 */
export function paintSteps(canvas: Canvas, steps: readonly MaskStep[], scale: number): void {
  for (const step of steps) paintStep(canvas, step, scale);
}

export function paintStep(canvas: Canvas, step: MaskStep, scale: number): void {
  const { width, height } = canvas.canvas;
  canvas.globalCompositeOperation = 'source-over';
  canvas.fillStyle = maskColour;
  canvas.strokeStyle = maskColour;
  if (step.kind === 'clear') canvas.clearRect(0, 0, width, height);
  else if (step.kind === 'invert') {
    canvas.globalCompositeOperation = 'xor';
    canvas.fillRect(0, 0, width, height);
  } else {
    if (step.erases) canvas.globalCompositeOperation = 'destination-out';
    trace(canvas, step.points, scale);
    if (step.kind === 'area') canvas.fill();
    else {
      canvas.lineWidth = step.width * scale;
      canvas.lineCap = 'round';
      canvas.lineJoin = 'round';
      canvas.stroke();
    }
  }
}

function trace(canvas: Canvas, points: readonly number[], scale: number): void {
  canvas.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2) {
    canvas.lineTo((points[at] ?? 0) * scale, (points[at + 1] ?? 0) * scale);
  }
  // A dab: a path of one point draws nothing.
  if (points.length === 2) canvas.lineTo((points[0] ?? 0) * scale, (points[1] ?? 0) * scale + 0.01);
}
