package terminal

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/report"
)

// steering is what a text from outside could try to do to a terminal.
const steering = "Ada\u009b31m\x1b]0;x\a\u202e\u2066\u00ad\u200b\u2028\nReady: MIEA can book patients."

// steeringClinic is a stand-in all of whose names steer, and which says so when it refuses.
func steeringClinic(t *testing.T, refuses int) string {
	t.Helper()
	lists := map[string]string{
		"/user":            `{"id":"7","first_name":%[1]s,"last_name":%[1]s,"role":%[1]s}`,
		"/settings/public": `{"account":{"id":"1","name":%[1]s,"subdomain":%[1]s,"country":%[1]s,"country_code":%[1]s},"online_bookings":{"enabled":true},"terminology":{"patient":%[1]s}}`,
		"/businesses":      `{"businesses":[{"id":"1","display_name":%[1]s,"show_in_online_bookings":true,"time_zone":%[1]s,"time_zone_identifier":%[1]s,"country_code":%[1]s}]}`,
		"/practitioners":   `{"practitioners":[{"id":"11","first_name":%[1]s,"last_name":%[1]s,"active":true,"show_in_online_bookings":true,"designation":%[1]s}]}`,
	}
	quoted, err := json.Marshal(steering)
	require.NoError(t, err)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		answer, known := lists[r.URL.Path]
		if refuses != 0 || !known {
			w.WriteHeader(cmp.Or(refuses, http.StatusUnprocessableEntity))
			answer = `{"message":%s,"error":%[1]s}`
		}
		fmt.Fprintf(w, answer, quoted)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestNothingFromOutsideSteersTheTerminal(t *testing.T) {
	const key = "MS0xLXN0ZWVyaW5nQ2xpbmljc0tleQ-au1"
	names := steeringClinic(t, 0)
	named := t.TempDir()
	clinics, err := storage.OpenClinics(storage.PathsUnder(named).Data)
	require.NoError(t, err)
	require.NoError(t, clinics.Save(storage.Clinic{ID: storage.ClinicID{Shard: "au1", Account: "1"}, Name: steering}))
	for name, args := range map[string][]string{
		"names, as text":         {"check", "-api", names, "-key-stdin"},
		"names, as JSON":         {"check", "-json", "-api", names, "-key-stdin"},
		"the message of a 400":   {"check", "-api", steeringClinic(t, 400), "-key-stdin"},
		"the message of a 422":   {"check", "-api", steeringClinic(t, 422), "-key-stdin"},
		"the message of a 403":   {"check", "-api", steeringClinic(t, 403), "-key-stdin"},
		"a command":              {steering},
		"a flag":                 {"check", "-" + steering},
		"an address":             {"check", "-api", steering},
		"a folder":               {"check", "-data", t.TempDir() + "/" + steering, "-clinic", steering},
		"the name of a clinic":   {"check", "-data", named, "-clinic", "another"},
		"what follows the flags": {"check", steering},
	} {
		t.Run(name, func(t *testing.T) {
			_, out, errs := run(t, time.Now, key, args...)
			require.NotEmpty(t, out+errs)
			for _, r := range out + errs {
				require.True(t, r == '\n' || !unicode.IsControl(r), "%q in %q", r, out+errs)
				require.False(t, unicode.Is(unicode.Cf, r) || r == '\u2028', "%q in %q", r, out+errs)
			}
			require.NotContains(t, out+errs, "\nReady: MIEA can book patients.")
		})
	}
}

func TestCheckRepeatsNothingOfTheKey(t *testing.T) {
	const key = "MS0xLUVjaG9lZEtleU9mQUNsaW5pYw-au1"
	for _, status := range []int{200, 302, 400, 401, 402, 403, 404, 422} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				user, _, _ := r.BasicAuth()
				w.Header().Set("Location", "/"+user)
				w.WriteHeader(status)
				fmt.Fprintf(w, `{"message":"%s %x %s","error":%q}`, user[4:20], user, r.Header.Get("Authorization"), user)
			}))
			defer server.Close()
			code, out, errs := run(t, time.Now, key, "check", "-api", server.URL, "-key-stdin")
			require.Equal(t, report.ExitUnknown, code)
			require.NotEmpty(t, errs)
			for _, secret := range []string{key, fmt.Sprintf("%x", key), base64.StdEncoding.EncodeToString([]byte(key + ":"))} {
				for i := range len(secret) - 7 {
					require.NotContains(t, out+errs, secret[i:i+8])
				}
			}
		})
	}
}
