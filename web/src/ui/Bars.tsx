import styles from './Bars.module.css';

interface BarsProps {
  quality: 'good' | 'weak' | 'lost';
  /** Words for those who do not see the bars; none where the words stand beside them. */
  label?: string;
}

/** How well this device is connected. */
export function Bars({ quality, label }: BarsProps) {
  return (
    <svg
      className={styles.bars}
      data-strength={quality}
      viewBox="0 0 14 12"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined || undefined}
    >
      <path d="M1 8h3v4h-3z" />
      <path d="M5.5 4h3v8h-3z" />
      <path d="M10 0h3v12h-3z" />
    </svg>
  );
}
