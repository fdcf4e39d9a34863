package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/report"
)

// Client reads Cliniko; *cliniko.Client is one.
type Client interface {
	live.Source
	Close()
}

// Checker does the command "check".
type Checker struct {
	Line    Line
	Paths   storage.Paths
	Key     cliniko.Key                                        // zero: as the line says, from standard input or of a connected clinic
	Connect func(key cliniko.Key, slow func()) (Client, error) // slow: see [cliniko.Options]
	Now     func() time.Time
}

// Run checks a clinic and writes the result. The error is a [Failure]; the code is that of
// the program in any case. It returns soon after ctx ends, though a read of in may stay.
func (c Checker) Run(ctx context.Context, in io.Reader, out, errs io.Writer) (code int, err error) {
	key, clinic, err := c.key(ctx, in, errs)
	var result report.Check
	if err == nil {
		result, err = c.check(ctx, key, clinic, errs)
	}
	switch {
	case ctx.Err() != nil:
		return report.ExitUnknown, Failure(report.Sentence(ctx.Err(), key))
	case err != nil:
		return report.ExitUnknown, Failure(report.Sentence(err, key))
	}
	write := result.WriteText
	if c.Line.JSON {
		write = result.WriteJSON
	}
	if err := write(out); err != nil {
		return report.ExitUnknown, Failure("Couldn’t write the result. Check where the output goes, then try again.")
	}
	return result.ExitCode(), nil
}

func (c Checker) check(ctx context.Context, key cliniko.Key, clinic storage.Clinic, errs io.Writer) (report.Check, error) {
	slow := sync.OnceFunc(func() { fmt.Fprintln(errs, "Cliniko is slow to answer. Still waiting.") })
	client, err := c.Connect(key, slow)
	if err != nil {
		return report.Check{}, err
	}
	defer client.Close()
	step, stop := report.ProgressTo(errs)
	defer stop()
	reading, err := live.ReadOnce(ctx, client, storage.ClinicID{Shard: key.Shard(), Account: clinic.ID.Account}, c.Line.Weeks, c.Now, step)
	switch {
	case errors.Is(err, live.ErrOtherClinic):
		return report.Check{}, Failure(storage.KeychainSentence(storage.KeychainGet, storage.KeychainForeign))
	case err != nil:
		return report.Check{}, err
	}
	reading.Style = live.StyleOf(reading.Account, storage.LoadPreferences(c.Paths.Data).Writing)
	return report.Check{
		Account: reading.Account, Style: reading.Style, Report: reading.Judge(clinic), Marks: live.Marks(clinic), Slots: reading.Slots,
		From: reading.From, To: reading.To, CheckedAt: reading.At, Requests: client.Requests(),
	}, nil
}
