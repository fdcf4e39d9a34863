package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func init() {
	children["file size limit"] = storeUnderSizeLimit
	children["read-only folder"] = storeInReadOnlyFolder
}

func TestWhatAFullDiskDoesNotTakeStaysForTheSession(t *testing.T) {
	output, err := childCommand(t, "file size limit", t.TempDir()).CombinedOutput()
	require.NoError(t, err, string(output))
}

// storeUnderSizeLimit writes until files may not grow, and again once they may.
func storeUnderSizeLimit(dir string) error {
	s, err := OpenStore(dir)
	if err != nil {
		return err
	}
	if err := limitFileSize(128 << 10); err != nil {
		return err
	}
	const weeks = 300
	for n := range weeks {
		if err := s.PutSlots(seaside, offeringWeek("5", fmt.Sprint(n), monday, 1500)); err != nil {
			return err
		}
	}
	if s.Notice().Kind != NoticeDiskFull {
		return fmt.Errorf("the notice is %q, not %q", s.Notice().Kind, NoticeDiskFull)
	}
	if err := wantWeek(s, weeks); err != nil {
		return fmt.Errorf("while the disk is full: %w", err)
	}
	if err := limitFileSize(1 << 40); err != nil {
		return err
	}
	if err := s.PutSlots(seaside, offeringWeek("5", "0", monday, 1500)); err != nil { // which is in the file already
		return err
	}
	if s.Notice().Kind != NoticeNone {
		return fmt.Errorf("the notice stays %q", s.Notice().Kind)
	}
	if err := s.Close(); err != nil {
		return err
	}
	s, err = OpenStore(dir)
	if err != nil {
		return err
	}
	return errors.Join(wantWeek(s, weeks), s.Close())
}

func limitFileSize(bytes uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: 1 << 40})
}

func wantWeek(s *Store, offerings int) error {
	slots, err := s.Load(seaside)
	if err != nil {
		return err
	}
	if week := slots.Days("5", monday, monday.Add(6)); len(week) != offerings {
		return fmt.Errorf("%d of %d offerings are there", len(week), offerings)
	}
	return nil
}

func TestAPipeInTheFilesPlaceIsSetAsideWithoutWaitingForAWriter(t *testing.T) {
	misplaced{notice: NoticeForeign, put: func(t *testing.T, path string) {
		require.NoError(t, syscall.Mkfifo(path, 0o600))
	}}.isSetAside(t)
}

func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("only root may mount a small disk (%v); the file size limit is tested all the same", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Unmount(disk, syscall.MNT_DETACH)) })

	t.Run("no space left loses nothing of the session and clears up by itself", func(t *testing.T) {
		s := openStore(t, filepath.Join(disk, "a"))
		for n := range 300 {
			require.NoError(t, s.PutSlots(seaside, offeringWeek("5", fmt.Sprint(n), monday, 1500)))
		}
		require.Equal(t, NoticeDiskFull, s.Notice().Kind)
		require.NoError(t, wantWeek(s, 300))
		require.NoError(t, syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT, "size=8m"))
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "300", monday, 1500)))
		require.Equal(t, NoticeNone, s.Notice().Kind)
		require.NoError(t, wantWeek(reopened(t, s), 301))
	})
	t.Run("forget on a full disk deletes the cache rather than keep a name", func(t *testing.T) {
		dir := filepath.Join(disk, "b")
		s := openStore(t, dir)
		require.NoError(t, s.PutAccount(seaside, smallAccount("Lovell Clinic")))
		ballast := filepath.Join(disk, "ballast")
		_ = os.WriteFile(ballast, make([]byte, 9<<20), fileMode)
		require.NoError(t, s.Forget(seaside))
		require.Empty(t, filesHolding(t, dir, "Lovell"))
		require.NoError(t, s.PutAccount(inland, smallAccount("Inland")))
		account, err := s.Account(inland)
		require.NoError(t, err)
		require.Equal(t, smallAccount("Inland"), account)
		require.NoError(t, os.Remove(ballast))
	})
	t.Run("a full disk at the start leaves a store for the session", func(t *testing.T) {
		require.NoError(t, os.WriteFile(filepath.Join(disk, "more"), nil, fileMode))
		_ = os.WriteFile(filepath.Join(disk, "more"), make([]byte, 9<<20), fileMode)
		s := openStore(t, filepath.Join(disk, "c"))
		require.Equal(t, NoticeUnsaved, s.Notice().Kind)
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 10)))
		require.NoError(t, wantWeek(s, 1))
		require.NoError(t, os.Remove(filepath.Join(disk, "more")))
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "2", monday, 10)))
		require.Equal(t, NoticeNone, s.Notice().Kind)
		require.NoError(t, wantWeek(reopened(t, s), 2))
	})
	t.Run("a read-only disk leaves a store for the session", func(t *testing.T) {
		locked := t.TempDir()
		require.NoError(t, syscall.Mount("none", locked, "tmpfs", syscall.MS_RDONLY, ""))
		t.Cleanup(func() { require.NoError(t, syscall.Unmount(locked, syscall.MNT_DETACH)) })
		s := openStore(t, locked)
		require.Equal(t, NoticeUnsaved, s.Notice().Kind)
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 10)))
		require.NoError(t, wantWeek(s, 1))
	})
}

func TestAReadOnlyFolderLeavesAStoreForTheSession(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	s := openStore(t, dir)
	require.NoError(t, s.PutAccount(seaside, smallAccount("Seaside")))
	require.NoError(t, s.Close())
	require.NoError(t, os.Chmod(dir, 0o555))
	output, err := childCommand(t, "read-only folder", dir).CombinedOutput()
	require.NoError(t, err, string(output))
	require.NoError(t, os.Chmod(dir, folderMode))
}

// storeInReadOnlyFolder is nobody: root may write everywhere.
func storeInReadOnlyFolder(dir string) error {
	if os.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			return err
		}
	}
	s, err := OpenStore(dir)
	if err != nil {
		return err
	}
	if s.Notice().Kind != NoticeUnsaved {
		return fmt.Errorf("the notice is %q, not %q", s.Notice().Kind, NoticeUnsaved)
	}
	if err := s.PutSlots(seaside, offeringWeek("5", "1", monday, 5)); err != nil {
		return err
	}
	if err := wantWeek(s, 1); err != nil {
		return err
	}
	if s.Forget(seaside) == nil {
		return errors.New("forget claims to have removed what it cannot")
	}
	return s.Close()
}
