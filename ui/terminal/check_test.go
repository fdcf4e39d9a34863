package terminal

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/report"
)

// run does a command line as the program does it, but as fast as the stand-in answers.
func run(t *testing.T, now func() time.Time, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var printed, told strings.Builder
	line, err := Parse(args)
	code = report.ExitUnknown
	if err == nil {
		code, err = Checker{
			Line: line, Paths: storage.PathsUnder(cmp.Or(line.Data, t.TempDir())), Now: now,
			Connect: func(key cliniko.Key, _ func()) (Client, error) {
				return cliniko.NewClient(key, cliniko.Options{Version: "test", StandIn: line.API, Unpaced: true})
			},
		}.Run(t.Context(), strings.NewReader(in), report.Plain(&printed), report.Plain(&told))
	}
	if err != nil {
		require.IsType(t, Failure(""), err)
		fmt.Fprintln(report.Plain(&told), err)
	}
	return code, printed.String(), told.String()
}

// checked is the part of the JSON that others may rely on and these tests read.
type checked struct {
	Clinic   struct{ Shard string }
	From, To cliniko.Date
	Ready    bool
	Slots    []struct {
		Business        string `json:"business_id"`
		Practitioner    string `json:"practitioner_id"`
		AppointmentType string `json:"appointment_type_id"`
		Start           time.Time
	}
	Incomplete bool
}

// morning is not near the start of a time, whatever the zone.
var morning = time.Date(2026, 11, 24, 0, 2, 0, 0, time.UTC)

func atMorning() time.Time { return morning }

func TestCheckTellsWhatCanBeBooked(t *testing.T) {
	server := demo.New(demo.Options{Seed: 11, Now: atMorning, Limit: -1})
	address, stop, err := server.Listen()
	require.NoError(t, err)
	defer stop()

	dir := t.TempDir()
	code, out, errs := run(t, atMorning, demo.Key, "check", "-json", "-weeks", "1", "-data", dir, "-api", address, "-key-stdin")
	require.Equal(t, report.ExitNotReady, code, "the demo clinic has a blocker: %s", errs)
	require.NotContains(t, out+errs, "DEMOonly")
	var told checked
	require.NoError(t, json.Unmarshal([]byte(out), &told))
	require.Equal(t, "au4", told.Clinic.Shard)
	require.False(t, told.Ready || told.Incomplete)

	got := map[demo.Offering][]time.Time{}
	for _, s := range told.Slots {
		o := demo.Offering{Business: s.Business, Practitioner: s.Practitioner, AppointmentType: s.AppointmentType}
		got[o] = append(got[o], s.Start)
	}
	require.Equal(t, offered(server, told.From.At(0, time.UTC), told.To.At(0, time.UTC)), got)
	require.Greater(t, len(told.Slots), 100)

	require.NoError(t, os.Remove(dir), "a check with a key from outside leaves its folder empty")
}

func TestCheckWritesTimesAsTheWindowDoes(t *testing.T) {
	server := demo.New(demo.Options{Seed: 11, Now: atMorning, Limit: -1})
	address, stop, err := server.Listen()
	require.NoError(t, err)
	defer stop()
	dir := t.TempDir()
	read := func() string {
		_, out, _ := run(t, atMorning, demo.Key, "check", "-weeks", "1", "-data", dir, "-api", address, "-key-stdin")
		return out
	}
	require.Contains(t, read(), "Checked on 24 November 2026 at 11:02 am (Sydney time)", "as in the clinic's country")
	file, preferences := storage.OpenPreferences(storage.PathsUnder(dir).Data)
	preferences.Clock = storage.Clock24
	file.Save(preferences)
	file.Close()
	require.Contains(t, read(), "Checked on 24 November 2026 at 11:02 (Sydney time)", "as chosen")
}

// offered is what the demo clinic itself gives for all its offerings.
func offered(server *demo.Server, from, to time.Time) map[demo.Offering][]time.Time {
	var all []demo.Offering
	server.Change(func(c *demo.Clinic) { all = c.Offerings() })
	slots := map[demo.Offering][]time.Time{}
	for _, o := range all {
		if starts, _ := server.Slots(o, from, to); len(starts) > 0 {
			slots[o] = starts
		}
	}
	return slots
}

var changing = regexp.MustCompile(`"(checked_at|requests)": [^\n]*`)

func TestTheJSONIsTheSameInEveryRun(t *testing.T) {
	server := demo.New(demo.Options{Seed: 11, Now: atMorning, Limit: -1})
	read := func(asked time.Time, api http.Handler) string {
		stand := httptest.NewServer(api)
		defer stand.Close()
		_, out, errs := run(t, func() time.Time { return asked }, demo.Key, "check", "-json", "-weeks", "2", "-api", stand.URL, "-key-stdin")
		require.NotEmpty(t, out, errs)
		return changing.ReplaceAllString(out, "")
	}
	first := read(morning, server)
	t.Run("of the same clinic", func(t *testing.T) {
		for range 2 {
			require.Equal(t, first, read(morning.Add(time.Second), server))
		}
	})
	t.Run("whatever order Cliniko lists things in, and whichever answer comes first", func(t *testing.T) {
		require.Equal(t, first, read(morning, otherOrder(t, server)))
	})
	t.Run("slots stand in order of start, then business, practitioner and type", func(t *testing.T) {
		var told checked
		require.NoError(t, json.Unmarshal([]byte(changing.ReplaceAllString(first, `"x":0`)), &told))
		var slots []string
		for _, s := range told.Slots {
			slots = append(slots, s.Start.Format(time.RFC3339)+" "+s.Business+" "+s.Practitioner+" "+s.AppointmentType)
		}
		require.Greater(t, len(slots), 100)
		require.True(t, slices.IsSorted(slots))
	})
}

// otherOrder gives what an API gives, with every list turned round, and late by a moment
// that differs from answer to answer.
func otherOrder(t *testing.T, api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Accept-Encoding")
		answer := httptest.NewRecorder()
		api.ServeHTTP(answer, r)
		maps.Copy(w.Header(), answer.Header())
		w.Header().Del("Content-Length")
		var content any
		body := answer.Body.Bytes()
		if json.Unmarshal(body, &content) == nil {
			var err error
			body, err = json.Marshal(turned(content))
			require.NoError(t, err)
		}
		<-time.After(rand.N(3 * time.Millisecond))
		w.WriteHeader(answer.Code)
		_, _ = w.Write(body)
	})
}

func turned(content any) any {
	switch content := content.(type) {
	case []any:
		slices.Reverse(content)
		for _, item := range content {
			turned(item)
		}
	case map[string]any:
		for _, item := range content {
			turned(item)
		}
	}
	return content
}

func TestACheckThatIsStoppedSaysSo(t *testing.T) {
	stopped := Failure(report.Sentence(context.Canceled, cliniko.Key{}))
	t.Run("while it waits for a key", func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		never, writer := io.Pipe()
		defer writer.Close()
		stop()
		code, err := Checker{Line: Line{KeyStdin: true}}.Run(ctx, never, io.Discard, io.Discard)
		require.Equal(t, report.ExitUnknown, code)
		require.Equal(t, stopped, err)
	})
	t.Run("while Cliniko is asked", func(t *testing.T) {
		for _, path := range []string{"/user", "/services", "/available_times"} {
			ctx, stop := context.WithCancel(t.Context())
			clinic := demo.New(demo.Options{Limit: -1})
			stand := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, path) {
					stop()
					<-r.Context().Done()
					return
				}
				clinic.ServeHTTP(w, r)
			}))
			key, err := cliniko.ParseKey(demo.Key)
			require.NoError(t, err)
			var out strings.Builder
			code, err := Checker{
				Line: Line{Weeks: 4}, Key: key, Now: time.Now,
				Connect: func(key cliniko.Key, _ func()) (Client, error) {
					return cliniko.NewClient(key, cliniko.Options{StandIn: stand.URL, Unpaced: true})
				},
			}.Run(ctx, nil, &out, io.Discard)
			require.Equal(t, report.ExitUnknown, code, path)
			require.Equal(t, stopped, err, path)
			require.Empty(t, out.String(), path)
			stand.Close()
		}
	})
}
