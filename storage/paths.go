package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

const appFolder = "com.mieahealth.companion"

// Paths are the two folders this app writes to. Both are local to this computer:
// neither roams with a Windows profile.
type Paths struct {
	Cache string // the Store and the logs: may be deleted at any time
	Data  string // the clinics and the preferences: what people made
}

// DefaultPaths are the folders the operating system has for an app of this user.
func DefaultPaths() (Paths, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return Paths{}, fmt.Errorf("find the cache folder: %w", err)
	}
	data, err := userDataDir(runtime.GOOS, os.Getenv, os.UserHomeDir)
	if err != nil {
		return Paths{}, fmt.Errorf("find the data folder: %w", err)
	}
	return Paths{Cache: filepath.Join(cache, appFolder), Data: filepath.Join(data, appFolder)}, nil
}

// PathsUnder keeps everything in one folder, as -data asks for.
func PathsUnder(dir string) Paths { return Paths{Cache: dir, Data: dir} }

// userDataDir follows the XDG base directory specification on Linux, and
// os.UserConfigDir's Library/Application Support on macOS; on Windows it is the local
// folder, not the roaming one.
func userDataDir(system string, env func(string) string, home func() (string, error)) (string, error) {
	variable := map[string]string{"windows": "LocalAppData", "linux": "XDG_DATA_HOME"}[system]
	if dir := env(variable); filepath.IsAbs(dir) {
		return dir, nil
	}
	dir, err := home()
	if err != nil {
		return "", err
	}
	switch system {
	case "windows":
		return filepath.Join(dir, "AppData", "Local"), nil
	case "darwin":
		return filepath.Join(dir, "Library", "Application Support"), nil
	default:
		return filepath.Join(dir, ".local", "share"), nil
	}
}

// TemporaryPaths are new folders; remove removes them with all that is in them.
func TemporaryPaths() (paths Paths, remove func(), err error) {
	dir, err := os.MkdirTemp("", "companion-")
	if err != nil {
		return Paths{}, func() {}, fmt.Errorf("make a temporary folder: %w", err)
	}
	return PathsUnder(dir), func() { os.RemoveAll(dir) }, nil
}
