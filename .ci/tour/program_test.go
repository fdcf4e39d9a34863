package tour

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
)

var noCore = regexp.MustCompile(`Max core file size +0 +0 `)

// TestProgram runs the program without a window.
func TestProgram(t *testing.T) {
	binary := build(t, "../..", shipped)
	t.Run("no raw line of a log is printed", func(t *testing.T) {
		const answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := w.(http.Hijacker).Hijack()
			require.NoError(t, err)
			_, _ = io.WriteString(connection, answer+"more than was asked for, which net/http logs")
		}))
		defer server.Close()
		program := exec.Command(binary, "check", "-data", t.TempDir(), "-api", server.URL, "-key-stdin")
		program.Stdin = strings.NewReader(demo.Key)
		printed, err := program.CombinedOutput()
		require.Error(t, err)
		require.Equal(t, 2, program.ProcessState.ExitCode())
		require.Equal(t, 1, strings.Count(string(printed), "\n"), string(printed))
		require.NotContains(t, string(printed), "Unsolicited")
	})
	t.Run("its memory is private before it reads a key", func(t *testing.T) {
		program := exec.Command(binary, "check", "-key-stdin", "-data", t.TempDir())
		key, err := program.StdinPipe() // open, so that the program waits for a key
		require.NoError(t, err)
		require.NoError(t, program.Start())
		defer func() { _ = key.Close(); _ = program.Wait() }()
		within(t, 20*time.Second, "no core file to be written", func() bool {
			limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", program.Process.Pid))
			return err == nil && noCore.Match(limits)
		})
	})
}

// TestASignalDuringTheStart asks the program to end at the first sight of its window, when
// Fyne may not listen yet.
func TestASignalDuringTheStart(t *testing.T) {
	desktop, binary := newDesktop(t), build(t, "../..", shipped)
	for range 10 {
		w := desktop.launch(t, "started", binary, "-demo")
		eventually(t, "a window", func() bool {
			id, _ := desktop.run("xdotool", "search", "--limit", "1", "--name", "^"+title)
			return id != ""
		})
		require.Less(t, w.terminate(), 10*time.Second)
	}
}
