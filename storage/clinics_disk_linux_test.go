package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func init() {
	children["clinics as nobody"] = clinicsAsNobody
	children["clinics without open files"] = clinicsWithoutOpenFiles
}

func TestClinicsOnADiskThatTakesNothing(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=256k,mode=700"); err != nil {
		t.Skipf("only root may mount a small disk: %v", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Unmount(disk, syscall.MNT_DETACH)) })
	before, newest := versions(seaside)
	unsaved := []Notice{{Kind: NoticeClinicUnsaved, Clinic: seaside, Name: "Seaside", Folder: disk}}

	for _, fault := range []struct {
		name     string
		on, over func(t *testing.T)
	}{
		{
			"a full disk",
			func(*testing.T) { _ = os.WriteFile(filepath.Join(disk, "ballast"), make([]byte, 1<<20), fileMode) },
			func(t *testing.T) { require.NoError(t, os.Remove(filepath.Join(disk, "ballast"))) },
		},
		{
			"a read-only disk",
			func(t *testing.T) {
				require.NoError(t, syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=256k"))
			},
			func(t *testing.T) {
				require.NoError(t, syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT, "size=256k"))
			},
		},
	} {
		t.Run(fault.name+" keeps what was done in memory, says so, and clears up by itself", func(t *testing.T) {
			c := writerOf(t, disk)
			require.NoError(t, c.Save(before))
			fault.on(t)
			require.Error(t, c.Save(newest))
			for range 3 {
				require.Equal(t, unsaved, c.Notices())
				require.Equal(t, []Clinic{newest}, c.All())
				require.Equal(t, []Clinic{before}, openClinics(t, disk).All())
				c.SaveAgain()
			}
			fault.over(t)
			c.SaveAgain()
			require.Empty(t, c.Notices())
			require.Equal(t, []Clinic{newest}, openClinics(t, disk).All())
			require.Empty(t, siblings(c.path(seaside), newMark))
		})
		t.Run(fault.name+" with a damaged file leaves it where it is until it can be mended", func(t *testing.T) {
			c := writerOf(t, disk)
			require.NoError(t, os.WriteFile(c.path(seaside), []byte("{"), fileMode))
			fault.on(t)
			c = writerOf(t, disk)
			require.Contains(t, kindsOf(c.Notices()), NoticeClinicRestored)
			fault.over(t)
			c.SaveAgain()
			require.Equal(t, []NoticeKind{NoticeClinicRestored}, kindsOf(c.Notices()))
			_, err := OpenClinics(disk)
			require.NoError(t, err)
		})
	}
}

// forNobody is a folder with a clinic that nobody may write but not read.
func forNobody(t *testing.T, saved Clinic) (dir string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "clinics")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	c := openClinics(t, dir)
	require.NoError(t, c.Save(saved))
	require.NoError(t, os.Chmod(dir, 0o777))
	require.NoError(t, os.Chmod(c.dir, 0o777))
	require.NoError(t, os.Chmod(c.path(seaside), 0))
	return dir
}

func TestAFileThatTheDiskDoesNotGiveIsLeftAlone(t *testing.T) {
	for _, child := range []string{"clinics as nobody", "clinics without open files"} {
		t.Run(child, func(t *testing.T) {
			dir := forNobody(t, sampleClinic(seaside, "Seaside"))
			output, err := childCommand(t, child, dir).CombinedOutput()
			require.NoError(t, err, string(output))
		})
	}
}

// changed is what a person makes of a clinic of which nothing is known.
func changed(id ClinicID) Clinic {
	return Clinic{ID: id, Name: "Seaside", Marks: []Mark{{Offering: cliniko.Offering{Practitioner: "2"}, Word: "leave out", At: readAt}}}
}

// clinicsAsNobody is the window's run while a file cannot be read, and afterwards.
func clinicsAsNobody(dir string) error {
	if os.Getuid() == 0 {
		if err := os.Chown(filepath.Join(clinicsFolder(dir), seaside.fileName()), 65534, 65534); err != nil {
			return err
		}
		if err := syscall.Setuid(65534); err != nil {
			return err
		}
	}
	c, err := OpenClinics(dir)
	if err == nil {
		return errors.New("the file could be read")
	}
	return whileUnread(c, func() error { return os.Chmod(c.path(seaside), fileMode) })
}

// clinicsWithoutOpenFiles is the same while the process may open no more files.
func clinicsWithoutOpenFiles(dir string) error {
	if err := os.Chmod(filepath.Join(clinicsFolder(dir), seaside.fileName()), fileMode); err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return err
	}
	none := limit
	none.Cur = 0
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &none); err != nil {
		return err
	}
	c, err := OpenClinics(dir)
	if err == nil {
		return errors.New("the folder could be listed")
	}
	if kinds := kindsOf(c.Notices()); !slices.Equal(kinds, []NoticeKind{NoticeFolderUnread}) {
		return fmt.Errorf("the notices are %v", kinds)
	}
	return whileUnread(c, func() error { return syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit) })
}

// whileUnread wants a change to be kept beside what the file holds once it can be read.
func whileUnread(c *Clinics, readable func() error) error {
	c.repair()
	if c.Save(changed(seaside)) == nil {
		return errors.New("something was written over a file that was not read")
	}
	c.SaveAgain()
	if kinds := kindsOf(c.Notices()); kinds[len(kinds)-1] != NoticeClinicUnread {
		return fmt.Errorf("the notices are %v", kinds)
	}
	if got, _ := c.Get(seaside); len(got.Marks) != 1 {
		return fmt.Errorf("the change is not kept: %v", got)
	}
	if err := readable(); err != nil {
		return err
	}
	c.SaveAgain()
	later := changed(seaside)
	later.Ticks = map[string]time.Time{"later": readAt}
	if err := c.Save(later); err != nil { // by somebody who has not got the clinic again
		return err
	}
	if kinds := kindsOf(c.Notices()); len(kinds) != 0 {
		return fmt.Errorf("the notices stay %v", kinds)
	}
	again, err := OpenClinics(filepath.Dir(c.dir))
	got, _ := again.Get(seaside)
	if len(got.Marks) != 2 || len(got.Ticks) != 2 || got.HandedOver == nil {
		return fmt.Errorf("something is lost: %+v", got)
	}
	if names := strings.Join(everythingNamed(c.dir), " "); strings.Contains(names, unreadable) {
		err = errors.Join(err, errors.New("a healthy file was set aside: "+names))
	}
	return err
}
