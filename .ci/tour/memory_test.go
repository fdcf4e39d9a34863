package tour

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The most copies of the key, and of its base64, that may lie in the app's memory.
const mostCopies = 10

// TestFewCopiesOfTheKeyLieInMemory pastes a key, as most people do, and looks at the memory
// of the app when the key is kept and when all times have been read with it.
func TestFewCopiesOfTheKeyLieInMemory(t *testing.T) {
	d, clinic := newDesktop(t), newClinic(t)
	w := d.open(t, "memory", title, build(t, "../..", shipped), "-data", d.path("app"), "-api", clinic.address)
	d.copies(t, clinic.key)
	w.press("ctrl+k", "ctrl+v", "Return")
	eventually(t, "the key in the password store", func() bool { return d.secret(clinic.id.String()) != "" })
	w.requireFewCopies(clinic.key)
	eventually(t, "the app to ask for all times", clinic.hasToldTimes)
	w.requireFewCopies(clinic.key)
	w.terminate()
}

// copies has a text copied in another program, as in a web browser.
func (d *desktop) copies(t *testing.T, text string) {
	t.Helper()
	other := d.command("xclip", "-quiet", "-selection", "clipboard")
	other.Stdin = strings.NewReader(text)
	keep(t, other)
	eventually(t, "a text to be copied", func() bool {
		copied, _ := d.run("xclip", "-out", "-selection", "clipboard")
		return copied == text
	})
}

// requireFewCopies waits until few copies are left: those that pasting, saving and reading back have made
// go when their memory is used again.
func (w *window) requireFewCopies(key string) {
	w.t.Helper()
	for name, text := range map[string]string{"the key": key, "its base64": base64.StdEncoding.EncodeToString([]byte(key + ":"))} {
		var seen []int
		eventually(w.t, fmt.Sprintf("%d copies of %s in memory at the most", mostCopies, name), func() bool {
			seen = append(seen, w.inMemory(text))
			return seen[len(seen)-1] <= mostCopies
		})
		w.t.Logf("%d copies of %s in memory", seen, name)
		require.Positive(w.t, seen[0], "the test would find one")
	}
}

// inMemory says how often a text stands in the memory that the program may write to.
func (w *window) inMemory(text string) (copies int) {
	w.t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", w.cmd.Process.Pid))
	require.NoError(w.t, err)
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", w.cmd.Process.Pid))
	require.NoError(w.t, err, "the tour must be allowed to look into the app's memory")
	defer memory.Close()
	var part []byte
	for line := range strings.Lines(string(maps)) {
		var from, to uint64
		var rights string
		_, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &rights)
		require.NoError(w.t, err)
		if !strings.HasPrefix(rights, "rw") {
			continue
		}
		part = slices.Grow(part[:0], int(to-from))[:to-from]
		n, _ := memory.ReadAt(part, int64(from)) // some of it is not there
		copies += bytes.Count(part[:n], []byte(text))
	}
	return copies
}
