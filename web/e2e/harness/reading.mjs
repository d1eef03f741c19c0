// Reads the pattern back from presented pictures and the tone from the decoded sound.
import { BLOCKS, ROWS } from './pattern.mjs';

const READ_WIDTH = 64;
const READ_HEIGHT = 32;
const FFT_SIZE = 8192;

function bitsOfRow(pixels, row) {
  const y = Math.floor((row + 0.5) * (READ_HEIGHT / ROWS));
  let bits = 0;
  for (let bit = 0; bit < BLOCKS; bit++) {
    const x = Math.floor((bit + 0.5) * (READ_WIDTH / BLOCKS));
    if (pixels[4 * (y * READ_WIDTH + x) + 1] > 127) bits |= 1 << bit;
  }
  return bits;
}

function hueOf(red, green, blue) {
  const max = Math.max(red, green, blue);
  const span = max - Math.min(red, green, blue);
  if (span === 0) return 0;
  const sixth =
    max === red ? ((green - blue) / span + 6) % 6 : max === green ? (blue - red) / span + 2 : (red - green) / span + 4;
  return sixth * 60;
}

/** Mean hue of the bottom quarter, which has no blocks. */
function meanHue(pixels) {
  const sums = [0, 0, 0];
  for (let i = 4 * READ_WIDTH * (READ_HEIGHT * 0.75); i < pixels.length; i += 4) {
    for (let channel = 0; channel < 3; channel++) sums[channel] += pixels[i + channel];
  }
  return hueOf(...sums);
}

/** One remote video track: a sample for each presented picture. */
export class VideoReading {
  samples = [];
  #canvas = new OffscreenCanvas(READ_WIDTH, READ_HEIGHT);
  #pixels = this.#canvas.getContext('2d', { willReadFrequently: true });

  constructor(element) {
    this.element = element;
    this.#watch();
  }
  #watch() {
    this.element.requestVideoFrameCallback((now, frame) => {
      this.#pixels.drawImage(this.element, 0, 0, READ_WIDTH, READ_HEIGHT);
      const { data } = this.#pixels.getImageData(0, 0, READ_WIDTH, READ_HEIGHT);
      const delayMs = (Date.now() - bitsOfRow(data, 1)) & 0xffff;
      this.samples.push({
        at: now,
        width: frame.width,
        height: frame.height,
        counter: bitsOfRow(data, 0),
        hue: meanHue(data),
        delayMs,
      });
      this.#watch();
    });
  }
  /** What was seen from `since` until now, both in this page's performance.now() milliseconds. */
  report(since) {
    const seen = this.samples.filter((sample) => sample.at >= since);
    const last = seen.at(-1);
    if (!last) return { frames: 0, fps: 0, longestGapMs: performance.now() - since };
    const times = [since, ...seen.map((sample) => sample.at), performance.now()];
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    const delays = seen.map((sample) => sample.delayMs).sort((a, b) => a - b);
    return {
      frames: seen.length,
      pictures: new Set(seen.map((sample) => sample.counter)).size,
      fps: (1000 * seen.length) / (performance.now() - since),
      longestGapMs: Math.max(...gaps),
      delayP50Ms: delays[Math.floor(delays.length / 2)],
      width: last.width,
      height: last.height,
      hue: last.hue,
    };
  }
}

/** One remote audio track: the peak of its spectrum. */
export class AudioReading {
  #analyser;

  constructor(mediaStreamTrack) {
    this.context = new AudioContext({ sampleRate: 48_000 });
    void this.context.resume();
    this.#analyser = new AnalyserNode(this.context, { fftSize: FFT_SIZE, smoothingTimeConstant: 0 });
    // The source is kept: Firefox collects it otherwise.
    this.source = new MediaStreamAudioSourceNode(this.context, { mediaStream: new MediaStream([mediaStreamTrack]) });
    this.source.connect(this.#analyser);
  }
  peak() {
    const bins = new Float32Array(this.#analyser.frequencyBinCount);
    this.#analyser.getFloatFrequencyData(bins);
    const loudest = bins.indexOf(Math.max(...bins));
    return { hertz: (loudest * this.context.sampleRate) / FFT_SIZE, decibel: bins[loudest] };
  }
}
