package storage

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func init() { children["claim"] = claimUntilKilled }

func claim(t *testing.T, dir string, raise func()) *Instance {
	t.Helper()
	i, err := Claim(dir, raise)
	require.NoError(t, err)
	return i
}

func TestClaim(t *testing.T) {
	t.Run("a second start brings the first window forward and is told within a second", func(t *testing.T) {
		dir := t.TempDir()
		raised := make(chan struct{}, 1)
		first := claim(t, dir, func() { raised <- struct{}{} })
		begin := time.Now()
		_, err := Claim(dir, func() { t.Error("the second was raised") })
		require.ErrorIs(t, err, ErrRunning)
		require.Less(t, time.Since(begin), time.Second)
		<-raised
		require.NoError(t, first.Close())
		require.NoFileExists(t, socketPath(dir))
		require.NoError(t, claim(t, dir, func() {}).Close(), "the next start is the first again")
	})
	t.Run("one of fifty starts wins and hears of the others", func(t *testing.T) {
		dir := t.TempDir()
		raised := make(chan struct{}, 50)
		var mu sync.Mutex
		var winners []*Instance
		var running int
		var starts sync.WaitGroup
		for range 50 {
			starts.Go(func() {
				i, err := Claim(dir, func() { raised <- struct{}{} })
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					winners = append(winners, i)
				} else if err == ErrRunning {
					running++
				}
			})
		}
		starts.Wait()
		require.Len(t, winners, 1)
		require.Equal(t, 49, running)
		for range 49 {
			<-raised
		}
		require.NoError(t, winners[0].Close())
	})
	t.Run("what a killed window left is replaced", func(t *testing.T) {
		dir := t.TempDir()
		child := childCommand(t, "claim", dir)
		output, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		_, err = fmt.Fscanln(output, new(string))
		require.NoError(t, err)
		_, err = Claim(dir, func() {})
		require.ErrorIs(t, err, ErrRunning)
		require.NoError(t, child.Process.Kill())
		require.Error(t, child.Wait())
		require.FileExists(t, socketPath(dir))
		require.NoError(t, claim(t, dir, func() {}).Close())
	})
	t.Run("a window that does not answer does not hold a second start up", func(t *testing.T) {
		dir := t.TempDir()
		lock, err := lockFile(filepath.Join(dir, "window.lock"))
		require.NoError(t, err)
		defer lock.Close()
		begin := time.Now()
		_, err = Claim(dir, func() {})
		require.ErrorIs(t, err, ErrRunning)
		require.Less(t, time.Since(begin), time.Second)
	})
	t.Run("a folder with a long path works too", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), strings.Repeat("long", 30))
		require.Less(t, len(socketPath(dir)), 104)
		raised := make(chan struct{}, 1)
		first := claim(t, dir, func() { raised <- struct{}{} })
		_, err := Claim(dir, func() {})
		require.ErrorIs(t, err, ErrRunning)
		<-raised
		require.NoError(t, first.Close())
	})
	t.Run("no port is opened", func(t *testing.T) {
		i := claim(t, t.TempDir(), func() {})
		require.IsType(t, &net.UnixAddr{}, i.listener.Addr())
		require.NoError(t, i.Close())
	})
	t.Run("without sockets later starts end all the same", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.MkdirAll(filepath.Join(socketPath(dir), "in the way"), folderMode))
		first := claim(t, dir, func() {})
		_, err := Claim(dir, func() {})
		require.ErrorIs(t, err, ErrRunning)
		require.NoError(t, first.Close())
	})
	t.Run("a folder that cannot be made is an error", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(file, nil, fileMode))
		_, err := Claim(filepath.Join(file, "dir"), func() {})
		require.Error(t, err)
		require.NotErrorIs(t, err, ErrRunning)
	})
}

func claimUntilKilled(dir string) error {
	if _, err := Claim(dir, func() {}); err != nil {
		return err
	}
	fmt.Println("claimed")
	select {}
}
