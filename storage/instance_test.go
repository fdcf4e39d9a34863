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

func claim(t *testing.T, dir string) *Instance {
	t.Helper()
	i, err := Claim(dir)
	require.NoError(t, err)
	return i
}

func TestClaim(t *testing.T) {
	t.Parallel()
	t.Run("a second start brings the first window forward and is told within a second", func(t *testing.T) {
		dir := t.TempDir()
		first := claim(t, dir)
		begin := time.Now()
		_, err := Claim(dir)
		require.ErrorIs(t, err, ErrRunning)
		require.Less(t, time.Since(begin), time.Second)
		<-first.Raise()
		require.NoError(t, first.Close())
		require.NoFileExists(t, socketPath(dir))
		require.NoError(t, claim(t, dir).Close(), "the next start is the first again")
	})
	t.Run("one of fifty starts wins and is asked to come forward", func(t *testing.T) {
		dir := t.TempDir()
		var mu sync.Mutex
		var winners []*Instance
		var running int
		var starts sync.WaitGroup
		for range 50 {
			starts.Go(func() {
				i, err := Claim(dir)
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
		<-winners[0].Raise()
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
		_, err = Claim(dir)
		require.ErrorIs(t, err, ErrRunning)
		require.NoError(t, child.Process.Kill())
		require.Error(t, child.Wait())
		require.FileExists(t, socketPath(dir))
		require.NoError(t, claim(t, dir).Close())
	})
	t.Run("a window that does not answer does not hold a second start up for long", func(t *testing.T) {
		dir := t.TempDir()
		lock, err := lockFile(filepath.Join(dir, "window.lock"))
		require.NoError(t, err)
		defer lock.Close()
		hung, err := net.Listen("unix", socketPath(dir)) // it never accepts
		require.NoError(t, err)
		defer hung.Close()
		begin := time.Now()
		_, err = claimBefore(begin.Add(hungTimeout), dir)
		require.ErrorIs(t, err, ErrNotAnswering)
		require.Less(t, time.Since(begin), hungTimeout+time.Second)
	})
	t.Run("a start that meets a closing window waits for it and is the next one", func(t *testing.T) {
		dir := t.TempDir()
		closing := claim(t, dir)
		require.NoError(t, closing.listener.Close())
		starting := make(chan *Instance)
		go func() {
			next, err := Claim(dir)
			if err != nil {
				t.Error(err)
			}
			starting <- next
		}()
		time.AfterFunc(hungTimeout/4, func() { closing.lock.Close() })
		require.NoError(t, (<-starting).Close())
	})
	t.Run("a window that does not come forward keeps neither itself from closing nor the next one out", func(t *testing.T) {
		dir := t.TempDir()
		first := claim(t, dir)
		for range 3 {
			begin := time.Now()
			_, err := Claim(dir)
			require.ErrorIs(t, err, ErrRunning)
			require.Less(t, time.Since(begin), time.Second, "it answers all the same")
		}
		require.NoError(t, first.Close())
		require.Len(t, first.Raise(), 1, "three starts are one request")
		require.NoError(t, claim(t, dir).Close())
	})
	t.Run("a folder with a long path works too", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), strings.Repeat("long", 30))
		require.Less(t, len(socketPath(dir)), 104)
		first := claim(t, dir)
		_, err := Claim(dir)
		require.ErrorIs(t, err, ErrRunning)
		<-first.Raise()
		require.NoError(t, first.Close())
	})
	t.Run("no port is opened", func(t *testing.T) {
		i := claim(t, t.TempDir())
		require.IsType(t, &net.UnixAddr{}, i.listener.Addr())
		require.NoError(t, i.Close())
	})
	t.Run("without sockets later starts end all the same", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.MkdirAll(filepath.Join(socketPath(dir), "in the way"), folderMode))
		first := claim(t, dir)
		_, err := Claim(dir)
		require.ErrorIs(t, err, ErrRunning)
		require.NoError(t, first.Close())
	})
	t.Run("a folder that cannot be made is an error", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(file, nil, fileMode))
		_, err := Claim(filepath.Join(file, "dir"))
		require.Error(t, err)
		require.NotErrorIs(t, err, ErrRunning)
	})
}

func claimUntilKilled(dir string) error {
	if _, err := Claim(dir); err != nil {
		return err
	}
	fmt.Println("claimed")
	select {}
}
