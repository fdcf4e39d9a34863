package figure_test

import (
	"fmt"

	"fyne.io/fyne/v2/test"

	"mieahealth.com/companion/ui/figure"
)

func Example() {
	test.NewApp()
	view := figure.New(figure.Who)
	view.OnChange(func(id figure.ID) { fmt.Println("turned to", id) })
	view.Show(figure.WhoHours)
	view.Next()
	fmt.Println(figure.Of(view.Current()).Caption)
	// Output:
	// turned to who/times
	// Open “Your bookings URL” again and check that each practitioner has the times you expect.
}
