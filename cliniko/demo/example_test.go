package demo_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"mieahealth.com/companion/cliniko/demo"
)

// A fault of the demo clinic is repaired, and what the API answers changes at once.
func Example() {
	now := time.Date(2026, 11, 23, 8, 10, 0, 0, time.UTC)
	server := demo.New(demo.Options{Now: func() time.Time { return now }})
	available := func() {
		r := httptest.NewRequest(http.MethodGet, fmt.Sprintf("/v1/businesses/%s/practitioners/%s/appointment_types/%s/available_times?from=2026-11-24&to=2026-11-24",
			demo.Harbour, demo.Nora, demo.Standard), nil)
		r.SetBasicAuth(demo.Key, "")
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, r)
		var page struct {
			Times []struct{} `json:"available_times"`
		}
		_ = json.Unmarshal(answer.Body.Bytes(), &page)
		fmt.Println(answer.Code, len(page.Times))
	}
	available()
	for _, fault := range server.Faults() {
		server.Repair(fault.ID)
	}
	available()
	// Output:
	// 200 0
	// 200 5
}
