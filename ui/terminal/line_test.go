package terminal

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	t.Run("commands", func(t *testing.T) {
		for args, want := range map[string]Command{
			"": Window, "-demo": Window, "check": Check, "check -weeks 52 -json": Check,
			"version": Version, "-version": Version, "--version": Version,
			"help": Help, "-h": Help, "-help": Help, "--help": Help, "check -h": Help, "-demo --help": Help,
		} {
			line, err := Parse(strings.Fields(args))
			require.NoError(t, err, args)
			require.Equal(t, want, line.Command, args)
		}
	})
	t.Run("flags", func(t *testing.T) {
		line, err := Parse(strings.Fields("check -json -weeks 12 -demo -data folder -api http://127.0.0.1:1 -clinic Hill"))
		require.NoError(t, err)
		require.Equal(t, Line{Command: Check, Demo: true, Data: "folder", API: "http://127.0.0.1:1", JSON: true, Weeks: 12, Clinic: "Hill"}, line)
		line, err = Parse([]string{"check", "-key-stdin"})
		require.NoError(t, err)
		require.True(t, line.KeyStdin)
		line, err = Parse([]string{"check"})
		require.NoError(t, err)
		require.Equal(t, 4, line.Weeks)
	})
	const key = "MS0xLWFiY2RlZmdoaWprbG1ub3A-au4"
	for args, says := range map[string]string{
		"check -frobnicate":           "There’s no flag -frobnicate here.",
		"check --frobnicate=" + key:   "There’s no flag -frobnicate here.",
		"-json":                       "There’s no flag -json here.",
		"check -" + key:               "Unknown flag.",
		"check ---" + key:             "Unknown flag.",
		"check -data":                 "The flag -data needs a value.",
		"check -json=" + key:          "The flag -json can’t have that value.",
		"check -weeks " + key:         "The flag -weeks can’t have that value.",
		"check -weeks 99999999999999": "-weeks takes a number of weeks from 1 to 52.",
		"check -weeks 9" + "9" + "9999999999999999999": "The flag -weeks can’t have that value.",
		"check -weeks 0":                "-weeks takes a number of weeks from 1 to 52.",
		"check -weeks -1":               "-weeks takes a number of weeks from 1 to 52.",
		"check -weeks 53":               "-weeks takes a number of weeks from 1 to 52.",
		"check -key-stdin " + key:       "a key goes to standard input",
		"check -key-stdin -clinic Hill": "Remove -clinic and -demo.",
		"check -demo -key-stdin":        "Remove -clinic and -demo.",
		"book":                          "There’s no such command.",
		key:                             "There’s no such command.",
		"-api http://192.0.2.1/" + key:  "must be on this computer",
		"check -api http://" + key:      "must be on this computer",
	} {
		t.Run("refused: "+args, func(t *testing.T) {
			_, err := Parse(strings.Fields(args))
			require.ErrorContains(t, err, says)
			require.IsType(t, Failure(""), err)
			require.NotContains(t, err.Error(), key[:8])
		})
	}
}

func TestTheHelpNamesEachFlag(t *testing.T) {
	for _, flag := range strings.Fields("-demo -data -api -json -weeks -key-stdin -clinic") {
		require.Contains(t, HelpText(), "\n  "+flag+" ")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("check\x00-weeks\x00\" for -x: ")
	f.Add("check\x00-json=maybe for flag -abc: ")
	f.Add("-\x00--\x00-=\x00-h")
	f.Fuzz(func(t *testing.T, args string) {
		line, err := Parse(strings.Split(args, "\x00"))
		if err != nil {
			require.NotContains(t, err.Error(), "\n")
			require.IsType(t, Failure(""), err)
			return
		}
		require.True(t, line.Command != Check || line.Weeks >= 1 && line.Weeks <= 52)
	})
}
