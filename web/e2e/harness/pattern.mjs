// The test picture and tone: a full-frame hue, a frame counter and the time as big black and white blocks.
export const BLOCKS = 16;
/** The two rows of blocks take the top two eighths of the picture. */
export const ROWS = 8;

function drawBits(context, row, bits, { width, height }) {
  const blockWidth = width / BLOCKS;
  const blockHeight = height / ROWS;
  for (let bit = 0; bit < BLOCKS; bit++) {
    context.fillStyle = (bits >> bit) & 1 ? '#fff' : '#000';
    context.fillRect(bit * blockWidth, row * blockHeight, blockWidth, blockHeight);
  }
}

/** A video track of this hue; the counter advances by one for each picture. */
export function patternTrack({ hue, width, height, fps }) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  let counter = 0;
  const draw = () => {
    context.fillStyle = `hsl(${hue} 70% 45%)`;
    context.fillRect(0, 0, width, height);
    drawBits(context, 0, counter++ & 0xffff, canvas);
    drawBits(context, 1, Date.now() & 0xffff, canvas);
    // Something must move besides the blocks, or an encoder spends next to nothing.
    context.fillStyle = `hsl(${hue} 70% 35%)`;
    context.fillRect((counter * 7) % width, height / 2, width / 8, height / 4);
  };
  draw();
  const timer = setInterval(draw, 1000 / fps);
  // Without a rate every drawn picture is taken; with a second timer for taking them Firefox loses a third.
  const [track] = canvas.captureStream().getVideoTracks();
  track.addEventListener('ended', () => clearInterval(timer));
  return track;
}

/** An audio track with one sine. */
export async function toneTrack(frequency) {
  const context = new AudioContext({ sampleRate: 48_000 });
  await context.resume();
  const oscillator = new OscillatorNode(context, { frequency });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  oscillator.connect(new GainNode(context, { gain: 0.5 })).connect(destination);
  oscillator.start();
  return destination.stream.getAudioTracks()[0];
}
