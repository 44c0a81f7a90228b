import './Slider.css';

interface SliderProps {
  readonly label: string;
  /** What the value means, in words or with its unit; shown beside the label and read aloud. */
  readonly words: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Class of a track that shows what the slider does. */
  readonly look?: string;
}

/** A whole number by its place between two ends. */
export function Slider({ label, words, least, most, value, onChange, look = 'slider-plain' }: SliderProps) {
  return (
    <label class="slider">
      <span class="slider-head">
        <span>{label}</span>
        <span class="quiet small">{words}</span>
      </span>
      <input
        class={`range ${look}`}
        type="range"
        min={least}
        max={most}
        value={value}
        aria-label={label}
        aria-valuetext={words}
        onInput={({ currentTarget: { valueAsNumber } }) => onChange(valueAsNumber)}
      />
    </label>
  );
}
