package terminal

import (
	"flag"
	"fmt"
	"io"
	"regexp"
	"strings"

	"mieahealth.com/companion/cliniko"
)

// Command is what the program is to do.
type Command string

// The commands. Without one, the window is meant.
const (
	Window  Command = "window"
	Check   Command = "check"
	Version Command = "version"
	Help    Command = "help"
)

// commands are the words that a command line may begin with.
var commands = map[string]Command{
	"check":   Check,
	"version": Version, "-version": Version, "--version": Version,
	"help": Help, "-help": Help, "--help": Help, "-h": Help,
}

// The weeks that a check may read: Cliniko shows at most a year ahead.
const (
	usualWeeks = 4
	mostWeeks  = 52
)

// Line is a command line.
type Line struct {
	Command Command

	Demo bool
	Data string // a folder; empty: the usual ones
	API  string // a stand-in for Cliniko on this computer; empty: none

	JSON     bool
	Weeks    int
	KeyStdin bool
	Clinic   string
}

// flags are those of a command, with what the help says about them.
func (l *Line) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("companion", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // its own words are not for people
	flags.BoolVar(&l.Demo, "demo", false, "Use the demo clinic. Nothing is kept, unless -data is given.")
	flags.StringVar(&l.Data, "data", "", "Keep clinics, free times and the log in the folder `DIR`.")
	flags.StringVar(&l.API, "api", "", "Read a stand-in for Cliniko on this computer, at `URL`.")
	if l.Command == Window {
		return flags
	}
	flags.BoolVar(&l.JSON, "json", false, "Print JSON.")
	flags.IntVar(&l.Weeks, "weeks", usualWeeks, fmt.Sprintf("Read the free times of `N` weeks, 1 to %d. Default: %d.", mostWeeks, usualWeeks))
	flags.BoolVar(&l.KeyStdin, "key-stdin", false, "Read the API key from standard input, and keep nothing.")
	flags.StringVar(&l.Clinic, "clinic", "", "Check the connected clinic called `NAME`.")
	return flags
}

// Parse reads a command line. The error is a [Failure].
func Parse(args []string) (Line, error) {
	l := Line{Command: Window}
	if len(args) > 0 && commands[args[0]] != "" {
		l.Command, args = commands[args[0]], args[1:]
	} else if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return l, Failure("There’s no such command. Usage: companion, companion check, companion version or companion help.")
	}
	if l.Command == Version || l.Command == Help {
		return l, nil
	}
	flags := l.flags()
	switch err := flags.Parse(args); {
	case err == flag.ErrHelp:
		return Line{Command: Help}, nil
	case err != nil:
		return l, wrongFlag(err)
	case flags.NArg() > 0:
		return l, Failure("That isn’t a flag, and a key goes to standard input. “companion help” lists the flags.")
	case l.KeyStdin && (l.Demo || l.Clinic != ""):
		return l, Failure("-key-stdin already decides which clinic to check. Remove -clinic and -demo.")
	case l.Command == Check && (l.Weeks < 1 || l.Weeks > mostWeeks):
		return l, Failure(fmt.Sprintf("-weeks takes a number of weeks from 1 to %d. Choose one of those.", mostWeeks))
	}
	return l, l.checkAPI()
}

func (l Line) checkAPI() error {
	if l.API == "" {
		return nil
	}
	if _, err := cliniko.ParseStandIn(l.API); err != nil {
		return Failure(err.Error())
	}
	return nil
}

// wrongFlags says what package flag has to say, and names the flag; its value stays out,
// and so does a name that may be a key.
var wrongFlags = []struct {
	flag  *regexp.Regexp
	words string
}{
	{regexp.MustCompile(`^flag provided but not defined: -([a-z-]{1,20})$`), "There’s no flag -%s here."},
	{regexp.MustCompile(`^flag needs an argument: -([a-z-]{1,20})$`), "The flag -%s needs a value."},
	{regexp.MustCompile(`^invalid .* for (?:flag )?-([a-z-]{1,20}): `), "The flag -%s can’t have that value."},
}

func wrongFlag(err error) Failure {
	words := "Unknown flag."
	for _, wrong := range wrongFlags {
		if found := wrong.flag.FindStringSubmatch(err.Error()); found != nil {
			words = fmt.Sprintf(wrong.words, found[1])
		}
	}
	return Failure(words + " “companion help” lists them.")
}
