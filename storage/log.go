package storage

import (
	"fmt"
	"os"
	"path/filepath"
)

const maxLogBytes = 1 << 20

// OpenLog opens the log in the cache folder for appending; one that has grown large
// gives way to a new one, and the one before is kept.
func OpenLog(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the log: %w", err)
	}
	path := filepath.Join(dir, "companion.log")
	if info, err := os.Stat(path); err == nil && info.Size() > maxLogBytes {
		_ = os.Rename(path, path+".old") // without it the log only grows on
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	return file, nil
}
