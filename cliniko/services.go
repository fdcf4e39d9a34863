package cliniko

import "context"

// Services lists who gives which appointment type at which business.
func (c *Client) Services(ctx context.Context) ([]Service, error) {
	return list(ctx, c, request{what: string(ListServices), path: pathServices, field: "services"}, readService)
}

func readService(r row) (Service, bool) {
	service := Service{
		Business:        BusinessID(r.linked("business")),
		AppointmentType: AppointmentTypeID(r.linked("appointment_type")),
	}
	for _, practitioner := range r.objects("practitioners") {
		if id := practitioner.self(); id != "" {
			service.Practitioners = append(service.Practitioners, PractitionerID(id))
		}
	}
	return service, service.Business != "" && service.AppointmentType != ""
}
