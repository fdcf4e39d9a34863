package cliniko

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkABodyWithoutTheKey looks through a page of a list as Cliniko sends it: its
// addresses have escapes, some names have signs.
func BenchmarkABodyWithoutTheKey(b *testing.B) {
	row := `{"id":"1200345678901234567","label":"Lovell & Söhne","links":{"self":"https:\/\/api.au1.cliniko.com\/v1\/practitioners\/12003"},"updated_at":"2026-11-23T09:00:00Z","show_in_online_bookings":true},`
	body := fmt.Appendf(nil, `{"practitioners":[%s{}],"links":{"next":"https://api.au1.cliniko.com/v1/practitioners?page=2\u0026per_page=100"}}`, strings.Repeat(row, 100))
	key, _ := ParseKey(canary)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if key.wholeIn(body) {
			b.Fatal("there is no key in it")
		}
	}
}
