#!/usr/bin/env bash
# Draws and speaks the two synthetic heads of delegation of the demo: no real person, no flag, no emblem.
# Needs Debian's ffmpeg (libvpx, libopus) and espeak-ng. The result is checked in; run this only to change it.
#   scripts/make-demo-media.sh [FOLDER]
# Writes for each side two loops of LOOP_SECONDS that may follow each other in any order, one speaking and one listening:
# side-{a,b}-high.ivf and -low.ivf, side-{a,b}-listening-high.ivf and -listening-low.ivf (VP8, the same frame times, a
# key frame every two seconds, none hidden); and side-{a,b}.ogg (Opus, 20 ms packets, mono).
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-bench/src/main/resources/demo}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

LOOP_SECONDS=12
FPS=15

declare -A voice=([a]=ru [b]=cmn-latn-pinyin) pitch=([a]=35 [b]=48) speed=([a]=150 [b]=185)
# The same in both languages: dear colleagues, the treaty of twenty years ago has stood the test of time, thank you for
# your trust. Chinese is spelt with tones, as Debian's voice reads characters through English:
# 尊敬的各位同事！二十年前，我们签署了睦邻友好合作条约。条约经受住了时间的考验。感谢贵方的信任。
words() {
  case $1 in
    a) echo 'Уважаемые коллеги! Двадцать лет назад наши страны подписали договор о добрососедстве и дружбе.' \
      'Договор выдержал проверку временем. Мы благодарны вам за доверие.' ;;
    b) echo 'zun1jing4 de5 ge4wei4 tong2shi4! er4shi2 nian2 qian2, wo3men5 qian1shu3 le5 mu4lin2 you3hao3' \
      'he2zuo4 tiao2yue1. tiao2yue1 jing1shou4 zhu4 le5 shi2jian1 de5 kao3yan4. gan3xie4 gui4fang1 de5 xin4ren4.' ;;
  esac
}
# Red, green, blue of the side's ink, of equal lightness: petrol and garnet.
declare -A ink=([a]='31 90 102' [b]='122 46 59')

ff() { ffmpeg -nostdin -hide_banner -loglevel error -y "$@"; }

# still FILE RED GREEN BLUE ALPHA: one 640x360 layer; each argument is an expression of X and Y.
still() {
  ff -f lavfi -i 'color=black@0:s=640x360,format=gbrap' -vf "geq=r='$2':g='$3':b='$4':a='$5'" -frames:v 1 "$work/$1.png"
}

# inside CX CY RX RY: 1 in the ellipse, 0 outside, with a soft edge of about a pixel.
inside() { echo "clip((1-hypot((X-$1)/$3,(Y-$2)/$4))*min($3,$4)+0.5,0,1)"; }

draw() {
  local side=$1 r g b glow light hair
  read -r r g b <<<"${ink[$side]}"
  # A wall of ink, lit from behind the head in the side's colour.
  glow='exp(-(pow((X-320)/230,2)+pow((Y-150)/170,2)))'
  still wall "22+$glow*$r*0.55" "26+$glow*$g*0.55" "29+$glow*$b*0.55" 255
  # Shoulders in the side's ink, a paper collar and a tie of ink.
  local body collar tie
  body="max($(inside 320 420 205 165),$(inside 320 268 46 60))"
  collar="clip((330-Y)*0.34-abs(X-320)+0.5,0,1)*clip(Y-238,0,1)"
  tie="clip(4+(Y-246)*0.05-abs(X-320)+0.5,0,1)*clip(Y-246,0,1)"
  light='(1.25-0.35*Y/360-0.12*(X-320)/200)'
  mix() { echo "st(0,$1*$light);st(1,ld(0)+(236-$2-ld(0))*$collar);ld(1)+($1*0.62-ld(1))*$tie"; }
  still body "$(mix "$r" 0)" "$(mix "$g" 4)" "$(mix "$b" 10)" "255*$body"
  # A head without features: warm paper, lit from one side, hair of ink around it and a neck in its shadow.
  light='(1.02-0.16*(X-320)/60-0.10*(Y-150)/80)'
  local head face neck
  head=$(inside 320 150 60 78)
  face=$([ "$side" = a ] && inside 320 165 53 62 || inside 323 166 52 61)
  neck="$(inside 320 214 27 52)*clip(Y-180,0,1)"
  tone() { echo "st(0,$1*$light*0.74);st(0,ld(0)+($2-ld(0))*$head);ld(0)+($1*$light-ld(0))*$face"; }
  still head "$(tone 206 $((r / 3 + 14)))" "$(tone 190 $((g / 3 + 14)))" "$(tone 170 $((b / 3 + 14)))" \
    "255*max($head,$neck)"
}

speak() {
  local side=$1
  espeak-ng -v "${voice[$side]}" -p "${pitch[$side]}" -s "${speed[$side]}" -w "$work/raw.wav" "$(words "$side")"
  local seconds
  seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$work/raw.wav")
  if [ "${seconds%.*}" -ge $((LOOP_SECONDS - 1)) ]; then
    echo "side $side speaks for $seconds s, the loop lasts $LOOP_SECONDS s" >&2
    return 1
  fi
  local level="loudnorm=I=-20:TP=-2,aresample=48000"
  ff -i "$work/raw.wav" -af "adelay=400,aresample=48000,$level,apad=whole_dur=$LOOP_SECONDS" -t "$LOOP_SECONDS" \
    -ac 1 "$work/voice.wav"
  # One packet less of sound: with the encoder's lead-in the packets then last exactly as long as the pictures.
  ff -i "$work/voice.wav" -t "$((LOOP_SECONDS - 1)).98" -c:a libopus -b:a 40k -vbr constrained -frame_duration 20 \
    -application voip -map_metadata -1 -fflags +bitexact -flags:a +bitexact "$out/side-$side.ogg"
}

# animate SOUND: the whole loop, lossless: the layers sway with periods that divide the loop, the line follows the sound.
animate() {
  local line="showwaves=s=168x26:mode=cline:rate=$FPS:n=19:scale=sqrt:draw=full:colors=0xECE9E2"
  ff -loop 1 -framerate $FPS -i "$work/wall.png" -loop 1 -framerate $FPS -i "$work/body.png" \
    -loop 1 -framerate $FPS -i "$work/head.png" -i "$work/$1" -filter_complex "
      [0]format=gbrp[wall];
      [wall][1]overlay=x='2.5*sin(2*PI*t/6)':y='2+1.5*sin(2*PI*t/4)':format=gbrp[seated];
      [seated][2]overlay=x='5*sin(2*PI*t/6-0.5)+2*sin(2*PI*t/3)':y='2.5*sin(2*PI*t/4-0.4)':format=gbrp[person];
      [3]$line,format=gbrap,colorchannelmixer=aa=0.75[voice];
      [person][voice]overlay=x=236:y=318:format=gbrp,format=yuv420p[picture]" \
    -map '[picture]' -t "$LOOP_SECONDS" -r $FPS -c:v ffv1 "$work/loop.mkv"
}

# encode SIDE LAYER WIDTH HEIGHT RATE
encode() {
  ff -i "$work/loop.mkv" -vf "scale=$3:$4:flags=lanczos" -c:v libvpx -b:v "$5" -maxrate "$5" -bufsize "$5" -qmax 52 \
    -g $((2 * FPS)) -keyint_min $((2 * FPS)) -force_key_frames 'expr:gte(t,2*n_forced)' \
    -auto-alt-ref 0 -lag-in-frames 0 -error-resilient default -deadline good -cpu-used 1 -threads 1 \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact "$out/side-$1-$2.ivf"
}

ff -f lavfi -i anullsrc=r=48000:cl=mono -t "$LOOP_SECONDS" "$work/silence.wav"
for side in a b; do
  draw "$side"
  speak "$side"
  animate voice.wav
  encode "$side" high 640 360 250k
  encode "$side" low 320 180 80k
  animate silence.wav
  encode "$side" listening-high 640 360 160k
  encode "$side" listening-low 320 180 60k
done
ls -l "$out"
