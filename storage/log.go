package storage

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
)

const maxLogBytes = 1 << 20

// LogTo sends the log and, should it come to that, the crash report to a file in the cache
// folder until it is closed.
func LogTo(dir string) (closeLog func()) {
	file, err := openLog(dir)
	if err != nil {
		return func() {}
	}
	slog.SetDefault(slog.New(slog.NewJSONHandler(file, nil)))
	_ = debug.SetCrashOutput(file, debug.CrashOptions{})
	return func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{}) // it holds the file too, which keeps it from being removed on Windows
		file.Close()
	}
}

// openLog opens the log for appending; one that has grown large gives way to a new one, and
// the one before is kept. What is not a file in its place is set aside.
func openLog(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("make the folder of the log: %w", err)
	}
	path := filepath.Join(dir, "companion.log")
	if err := quarantineMisplaced(path); err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	before := path + ".old"
	if info, err := os.Lstat(path); err == nil && info.Size() > maxLogBytes && quarantineMisplaced(before) == nil {
		_ = rename(path, before) // else the log only grows on
	}
	file, err := openFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	return file, nil
}
