//go:build unix

package desktop

import (
	"os"
	"os/exec"
	"runtime"
)

// tellers are programs that show a sentence, as far as one is there.
var tellers = []struct {
	name string
	args func(title, text string) []string
}{
	{"zenity", func(title, text string) []string {
		return []string{"--warning", "--no-markup", "--title", title, "--text", text}
	}},
	{"kdialog", func(title, text string) []string { return []string{"--title", title, "--sorry", text} }},
}

// Tell shows a sentence to a person who has no window of ours and no terminal, where another
// program can; it does not wait until it was read. On macOS it does nothing: standard error goes to
// the system's log there.
func Tell(title, text string) {
	if runtime.GOOS == "darwin" || isTerminal(os.Stderr) {
		return
	}
	for _, teller := range tellers {
		if exec.Command(teller.name, teller.args(title, text)...).Start() == nil {
			return
		}
	}
}

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
