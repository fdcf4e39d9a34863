package cliniko_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"mieahealth.com/companion/cliniko"
)

// A key can be told apart and compared, and is never printed.
func ExampleParseKey() {
	key, err := cliniko.ParseKey(" “MS0xLWFhYWFhYWFhYWFhYWFhYWE-au4” \n")
	fmt.Println(key, err)
	fmt.Println(key.Shard(), key.Shard().Region(), key.Ending())
	_, err = cliniko.ParseKey("my password")
	fmt.Println(err)
	// Output:
	// [API key] <nil>
	// au4 Australia hYWE
	// This isn’t a Cliniko API key: a key has only letters, digits and a few symbols, with no spaces. Copy only the key, then paste it again.
}

// A client asks one clinic. Here a stand-in on this computer answers in Cliniko's place.
func ExampleClient() {
	standIn := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.URL.Path != "/v1/businesses" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		_, _ = io.WriteString(w, `{"businesses":[{"id":"7","display_name":"Seaside","time_zone_identifier":"Australia/Sydney"}]}`)
	}))
	defer standIn.Close()
	key, _ := cliniko.ParseKey("MS0xLWFhYWFhYWFhYWFhYWFhYWE-au4")
	client, err := cliniko.NewClient(key, cliniko.Options{Version: "example", StandIn: standIn.URL + "/v1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()

	businesses, err := client.Businesses(context.Background())
	for _, b := range businesses {
		fmt.Println(b.Name, b.Zone, err)
	}

	_, err = client.Services(context.Background())
	var refused *cliniko.Error
	if errors.As(err, &refused) {
		fmt.Println(refused.Kind)
	}
	fmt.Println(client.Requests(), "requests")
	// Output:
	// Seaside Australia/Sydney <nil>
	// forbidden
	// 2 requests
}
