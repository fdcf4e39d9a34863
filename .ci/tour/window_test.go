package tour

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// window is a running program with its window on a desktop.
type window struct {
	*desktop
	t      *testing.T
	name   string // of this run, for its files
	id     string // the X11 window; empty: none yet
	took   time.Duration
	cmd    *exec.Cmd
	exited chan error
}

// launch starts a program that need not open a window; what it prints is kept in a
// file below the desktop's root.
func (d *desktop) launch(t *testing.T, name, binary string, args ...string) *window {
	t.Helper()
	w := &window{desktop: d, t: t, name: name, exited: make(chan error, 1)}
	w.cmd = d.command(binary, args...)
	out, err := os.Create(w.outputFile())
	require.NoError(t, err)
	defer out.Close()
	w.cmd.Stdout, w.cmd.Stderr = out, out
	require.NoError(t, w.cmd.Start())
	go func() { w.exited <- w.cmd.Wait() }()
	t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	return w
}

// open starts a program and waits until it has drawn its window, whose title begins with
// title.
func (d *desktop) open(t *testing.T, name, title, binary string, args ...string) *window {
	t.Helper()
	began := time.Now()
	w := d.launch(t, name, binary, args...)
	eventually(t, "a window called "+title, func() bool {
		select {
		case err := <-w.exited:
			t.Fatalf("ended before it had a window: %v\n%s", err, w.output())
		default:
		}
		if w.id == "" {
			w.id, _ = d.run("xdotool", "search", "--onlyvisible", "--limit", "1", "--name", "^"+title)
		}
		return w.id != "" && w.hasDrawn()
	})
	w.took = time.Since(began)
	w.do("windowactivate", "--sync", w.id)
	w.settle()
	return w
}

// hasDrawn looks at a corner of the window, which is black until it is drawn first.
func (w *window) hasDrawn() bool {
	corner, err := w.command("import", "-window", w.id, "-crop", "40x40+0+0", "-depth", "8", "rgb:-").Output()
	return err == nil && bytes.ContainsFunc(corner, func(r rune) bool { return r != 0 })
}

func (w *window) outputFile() string { return w.path(w.name + ".output") }

// output is everything the program has printed.
func (w *window) output() string {
	text, _ := os.ReadFile(w.outputFile())
	return string(text)
}

func (w *window) do(args ...string) {
	w.t.Helper()
	out, err := w.command("xdotool", args...).CombinedOutput()
	require.NoError(w.t, err, "xdotool %v: %s", args, out)
}

// press presses keys one after another and waits until the window has drawn the result.
func (w *window) press(keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		w.do("key", "--clearmodifiers", key)
	}
	w.settle()
}

// write types a text as a person does, without naming it anywhere.
func (w *window) write(text string) {
	w.t.Helper()
	typing := w.command("xdotool", "type", "--delay", "15", "--file", "-")
	typing.Stdin = strings.NewReader(text)
	require.NoError(w.t, typing.Run())
	w.settle()
}

func (w *window) resize(width, height int) {
	w.t.Helper()
	w.do("windowsize", "--sync", w.id, strconv.Itoa(width), strconv.Itoa(height))
	w.settle()
}

// picture is what the window shows now.
func (w *window) picture() *picture {
	w.t.Helper()
	out, err := w.command("import", "-window", w.id, "-depth", "8", "ppm:-").Output()
	require.NoError(w.t, err)
	var width, height int
	_, err = fmt.Fscanf(bytes.NewReader(out), "P6\n%d %d\n255\n", &width, &height)
	require.NoError(w.t, err)
	pixels := out[len(out)-3*width*height:]
	shown := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		copy(shown.Pix[4*i:], pixels[3*i:3*i+3])
		shown.Pix[4*i+3] = 0xff
	}
	return shown
}

// settle waits until three pictures in a row are the same but for a blinking cursor: on a
// busy machine the first two can be of the moment before anything is drawn.
func (w *window) settle() {
	w.t.Helper()
	before, still := w.picture(), 0
	eventually(w.t, "the window to be still", func() bool {
		now := w.picture()
		still++
		if difference(before, now) >= 0.0005 {
			still = 0
		}
		before = now
		return still == 2
	})
}

// shows waits until the window shows what was wanted, and is still. A picture is kept of
// what it showed in the end instead.
func (w *window) shows(what string, is func(*picture) bool) {
	w.t.Helper()
	defer func() {
		if w.t.Failed() {
			w.keepPicture(w.name + " in vain " + what)
		}
	}()
	eventually(w.t, what, func() bool { return is(w.picture()) })
	w.settle()
}

// keepPicture writes what the window shows to the folder of artefacts.
func (w *window) keepPicture(name string) *picture {
	w.t.Helper()
	picture := w.picture()
	file, err := os.Create(artefact(w.t, name+".png"))
	require.NoError(w.t, err)
	defer file.Close()
	require.NoError(w.t, png.Encode(file, picture))
	return picture
}

// megabytes is the memory that the program occupies now.
func (w *window) megabytes() int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", w.cmd.Process.Pid))
	require.NoError(w.t, err)
	_, rest, found := strings.Cut(string(status), "VmRSS:")
	require.True(w.t, found)
	kilobytes, err := strconv.Atoi(strings.Fields(rest)[0])
	require.NoError(w.t, err)
	return kilobytes / 1024
}

// end waits until the program has ended and gives its exit code.
func (w *window) end() int {
	w.t.Helper()
	select {
	case <-w.exited:
	case <-time.After(patience):
		_ = w.cmd.Process.Signal(syscall.SIGQUIT) // Go tells then where every goroutine is
		<-w.exited
		w.t.Fatalf("%s has not ended:\n%s", w.name, w.output())
	}
	return w.cmd.ProcessState.ExitCode()
}

// terminate asks the program to end, as a log-out does, and says how long it took.
func (w *window) terminate() time.Duration {
	w.t.Helper()
	began := time.Now()
	require.NoError(w.t, w.cmd.Process.Signal(syscall.SIGTERM))
	w.end()
	return time.Since(began)
}

// picture is what a window showed.
type picture = image.RGBA

// difference is the share of pixels that two pictures do not have in common.
func difference(a, b *picture) float64 {
	if a.Rect != b.Rect {
		return 1
	}
	different := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if !bytes.Equal(a.Pix[i:i+3], b.Pix[i:i+3]) {
			different++
		}
	}
	return float64(different) / float64(len(a.Pix)/4)
}

// crop is a part of a picture as a picture of its own.
func crop(p *picture, part image.Rectangle) *picture {
	cut := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(cut, cut.Rect, p, part.Min, draw.Src)
	return cut
}

// share is how much of a picture has a colour.
func share(p *picture, colour color.Color) float64 {
	wanted := color.RGBAModel.Convert(colour)
	hits := 0
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			if p.RGBAAt(x, y) == wanted {
				hits++
			}
		}
	}
	return float64(hits) / float64(p.Rect.Dx()*p.Rect.Dy())
}
