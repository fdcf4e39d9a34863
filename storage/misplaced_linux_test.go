package storage

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// standIns are what may stand in the place of something of ours. Each is told of a file
// and a folder elsewhere, which must stay as they are.
var standIns = map[string]func(path, file, folder string) error{
	"a pipe":                     func(path, _, _ string) error { return syscall.Mkfifo(path, 0o600) },
	"a folder":                   func(path, _, _ string) error { return os.MkdirAll(filepath.Join(path, "inside"), 0o700) },
	"a link to a file":           func(path, file, _ string) error { return os.Symlink(file, path) },
	"a link to a folder":         func(path, _, folder string) error { return os.Symlink(folder, path) },
	"a link to nothing":          func(path, file, _ string) error { return os.Symlink(file+".nothing", path) },
	"a link to a device":         func(path, _, _ string) error { return os.Symlink("/dev/zero", path) },
	"a link to itself":           func(path, _, _ string) error { return os.Symlink(path, path) },
	"a device that never ends":   func(path, _, _ string) error { return syscall.Mknod(path, syscall.S_IFCHR|0o600, 1<<8|5) },
	"a socket nobody listens to": func(path, _, _ string) error { return syscall.Mknod(path, syscall.S_IFSOCK|0o600, 0) },
}

// placesOfOurs are where they may stand.
var placesOfOurs = []string{
	"companion.log", "companion.log.old", "preferences.json", "clinics", "clinics/au4-123.json", "clinics/au4-123.json.previous",
	"clinics/start.json", "cache.db", "cache.db.lock", "cache.db.new-db", "window.sock", "window.lock",
}

func TestWhatStandsInTheWayNeverStopsAStart(t *testing.T) {
	for i, place := range placesOfOurs {
		for j, name := range slices.Sorted(maps.Keys(standIns)) {
			if (i+j)%misplacedStep != 0 {
				continue
			}
			t.Run(name+" as "+place, func(t *testing.T) {
				dir, elsewhere := filepath.Join(t.TempDir(), "data"), t.TempDir()
				file, folder := filepath.Join(elsewhere, "file"), filepath.Join(elsewhere, "folder")
				require.NoError(t, os.MkdirAll(folder, folderMode))
				require.NoError(t, os.WriteFile(file, []byte(encoded(t, sampleClinic(seaside, "Elsewhere"))), fileMode))
				require.NoError(t, os.WriteFile(filepath.Join(folder, seaside.fileName()), []byte(encoded(t, sampleClinic(seaside, "Elsewhere"))), fileMode))
				path := filepath.Join(dir, place)
				require.NoError(t, os.MkdirAll(filepath.Dir(path), folderMode))
				if err := standIns[name](path, file, folder); errors.Is(err, fs.ErrPermission) {
					t.Skip("only root makes devices")
				} else {
					require.NoError(t, err)
				}
				found := everythingIn(t, elsewhere)

				before := allocated()
				inTime(t, func() { runOnce(t, dir) })
				require.Less(t, allocated()-before, uint64(200<<20))

				require.Equal(t, found, everythingIn(t, elsewhere))
				requireAllThere(t, dir, place)
			})
		}
	}
}

func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

func inTime(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it hangs")
	}
}

// runOnce is a run of the window in short: a start, something of everything is kept, a
// check beside it, a second start, and the end.
func runOnce(t *testing.T, dir string) {
	check(t, dir)
	log, err := openLog(dir)
	if err != nil {
		t.Error(err)
		return
	}
	_, _ = log.WriteString("a line\n")
	_ = log.Close()
	kept, err := OpenFiles(PathsUnder(dir))
	if err != nil {
		t.Error(err)
		return
	}
	preferences, chosen := OpenPreferences(dir)
	chosen.Theme = "dark"
	preferences.Save(chosen)
	preferences.Close()
	_ = kept.Clinics.Save(sampleClinic(seaside, "Seaside"))
	_ = kept.Clinics.Save(Clinic{Subdomain: "seaside"})
	if err := kept.Store.PutAccount(seaside, smallAccount("Seaside")); err != nil {
		t.Error(err)
	}
	check(t, dir)
	if _, err := OpenFiles(PathsUnder(dir)); err == nil {
		t.Error("two windows on one folder")
	}
	kept.Close()
}

// check reads what there is, as a check beside the window does.
func check(t *testing.T, dir string) {
	found := everythingNamed(dir)
	LoadPreferences(dir)
	c, _ := OpenClinics(dir)
	for _, clinic := range c.All() {
		if clinic.Name == "Elsewhere" {
			t.Error("a link was followed")
		}
	}
	if now := everythingNamed(dir); len(now) != len(found) {
		t.Errorf("a reader changed %v to %v", found, now)
	}
}

func everythingNamed(dir string) (names []string) {
	_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, _ error) error {
		names = append(names, path)
		return nil
	})
	return names
}

// requireAllThere wants what the run kept to be read by the next one. What stands in
// the place of a whole folder or of a lock is left to the person.
func requireAllThere(t *testing.T, dir, place string) {
	t.Helper()
	require.Equal(t, "dark", LoadPreferences(dir).Theme)
	content, err := os.ReadFile(filepath.Join(dir, "companion.log"))
	require.NoError(t, err)
	require.Contains(t, string(content), "a line")
	c, _ := OpenClinics(dir)
	if info, err := os.Lstat(c.dir); place == "clinics" && !info.IsDir() {
		require.NoError(t, err)
		require.Equal(t, []NoticeKind{NoticeFolderUnread}, kindsOf(c.Notices()))
		return
	}
	got, _ := c.Get(seaside)
	require.Equal(t, sampleClinic(seaside, "Seaside"), got)
	got, _ = c.Get(ClinicID{})
	require.Equal(t, "seaside", got.Subdomain)
	if place != "cache.db.lock" {
		store, err := OpenStore(dir)
		require.NoError(t, err)
		account, err := store.Account(seaside)
		require.NoError(t, errors.Join(err, store.Close()))
		require.NotNil(t, account)
	}
}

func TestLinkedFoldersAreFine(t *testing.T) {
	real, link := t.TempDir(), filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(real, link))
	for range 2 {
		runOnce(t, link)
		requireAllThere(t, real, "")
	}
}
