//go:build !race

package cliniko

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

// The memory of a process cannot be looked at from within without adding to it, so a
// client works in a process of its own, and the test reads that one's memory. With the
// race detector there is more of it than can be read.

const memoryServer = "COMPANION_TEST_MEMORY_SERVER"

// The most copies of the key, and of its base64, that may be left in memory.
const mostCopies = 10

// TestMemoryProcess is the process whose memory is looked at.
func TestMemoryProcess(t *testing.T) {
	address := os.Getenv(memoryServer)
	if address == "" {
		t.Skip("only in a process of its own")
	}
	c, err := NewClient(keyFromStandardInput(t), Options{StandIn: address, Unpaced: true})
	require.NoError(t, err)
	for range 2 {
		for i := range 500 {
			if _, err := c.User(t.Context()); err != nil {
				require.Equal(t, KindBadAnswer, fault(t, err).Kind, i)
			}
		}
		rest(t)
	}
	c.Close()
}

// keyFromStandardInput reads it as the password store and the clipboard give it: once.
func keyFromStandardInput(t *testing.T) Key {
	t.Helper()
	buffer := make([]byte, 256)
	n, err := os.Stdin.Read(buffer)
	require.NoError(t, err)
	key := mustKey(t, string(buffer[:n]))
	clear(buffer)
	return key
}

// rest collects what is not used any more, says so, and waits to go on.
func rest(t *testing.T) {
	t.Helper()
	runtime.GC()
	runtime.GC()
	fmt.Println("\nat rest")
	_, err := os.Stdin.Read(make([]byte, 1))
	require.NoError(t, err)
}

func TestFewCopiesOfTheKeyLieInMemory(t *testing.T) {
	secret := rand.Text() + rand.Text() + "-au1"
	var answers atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if answers.Add(1)%50 == 0 {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"message":"Validation Failed"}`)
			return
		}
		_, _ = io.WriteString(w, aUser)
	}))
	defer server.Close()
	process := exec.Command(os.Args[0], "-test.run", "^TestMemoryProcess$")
	process.Env = append(os.Environ(), memoryServer+"="+server.URL)
	in, err := process.StdinPipe()
	require.NoError(t, err)
	out, err := process.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, process.Start())
	defer func() { _ = process.Wait() }()
	defer in.Close()
	_, err = io.WriteString(in, secret)
	require.NoError(t, err)
	said := bufio.NewScanner(out)
	for _, requests := range []int{500, 1000} {
		for said.Scan() && said.Text() != "at rest" {
			require.NotContains(t, said.Text(), "FAIL")
		}
		copies := countCopies(t, process.Process.Pid, secret, base64.StdEncoding.EncodeToString([]byte(secret+":")))
		plain, encoded := copies[0], copies[1]
		t.Logf("after %d requests: %d copies of the key, %d of its base64", requests, plain, encoded)
		require.Positive(t, plain, "the test would find one")
		require.LessOrEqual(t, plain, mostCopies)
		require.LessOrEqual(t, encoded, mostCopies)
		_, err = io.WriteString(in, "\n")
		require.NoError(t, err)
	}
}

// countCopies says how often texts stand in the memory that a process may write to.
func countCopies(t *testing.T, pid int, texts ...string) []int {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	require.NoError(t, err)
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Skip("no process may read another's memory on this computer")
	}
	defer memory.Close()
	found := make([]int, len(texts))
	var part []byte
	for line := range strings.Lines(string(maps)) {
		var from, to uint64
		var rights string
		_, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &rights)
		require.NoError(t, err)
		if !strings.HasPrefix(rights, "rw") {
			continue
		}
		part = slices.Grow(part[:0], int(to-from))[:to-from]
		n, _ := memory.ReadAt(part, int64(from)) // some of it is not there
		for i, text := range texts {
			found[i] += bytes.Count(part[:n], []byte(text))
		}
	}
	return found
}
