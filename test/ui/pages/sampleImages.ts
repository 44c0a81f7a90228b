/** Pictures for the preview, drawn as SVG: soft light over hills, different for every number. */
export function samplePicture(seed: number, width: number, height: number): string {
  const hue = (seed * 67) % 360;
  const colour = (shift: number, light: number) => `hsl(${(hue + shift) % 360} 58% ${light}%)`;
  const hill = (level: number, wave: number) => {
    const y = height * level;
    const swing = height * 0.12 * Math.sin(seed + wave);
    return `M0 ${y} C${width * 0.3} ${y - swing} ${width * 0.6} ${y + swing} ${width} ${y - swing / 2} V${height} H0Z`;
  };
  const radius = Math.min(width, height) * (0.1 + (seed % 4) * 0.03);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colour(0, 30)}"/><stop offset="1" stop-color="${colour(50, 78)}"/></linearGradient>
<rect width="100%" height="100%" fill="url(#sky)"/>
<circle cx="${width * (0.25 + ((seed * 13) % 50) / 100)}" cy="${height * 0.36}" r="${radius}" fill="${colour(40, 90)}"/>
<path d="${hill(0.62, 1)}" fill="${colour(20, 45)}"/><path d="${hill(0.74, 3)}" fill="${colour(10, 32)}"/><path d="${hill(0.86, 5)}" fill="${colour(0, 20)}"/>
</svg>`;
}
