package framework

import "slices"

var djangoOptions = slices.Concat(gunicorn, []Option{
	{Name: "django-debug", Type: "boolean", Default: false, Description: "Whether Django debug mode is enabled."},
	{Name: "django-secret-key", Type: "string", Description: "The secret key used for securely signing the session cookie and for any other security related needs by your Django application. This configuration will set the DJANGO_SECRET_KEY environment variable."},
	{Name: "django-secret-key-id", Type: "secret", Description: "This configuration is similar to `django-secret-key`, but instead accepts a Juju user secret ID. " + secretUse("Django secret key", "django", "django-k8s")},
	{Name: "django-allowed-hosts", Type: "string", Description: "A comma-separated list of host/domain names that this Django site can serve. This configuration will set the DJANGO_ALLOWED_HOSTS environment variable with its content being a JSON encoded list."},
})

var createSuperuser = Action{
	Name:        "create-superuser",
	Description: "Create a new Django superuser account.",
	Params:      []string{"username", "email"},
}

func withSuperuser(g Generation) Generation {
	g.Actions = []Action{rotateSecretKey, createSuperuser}
	return g
}

var django = Framework{
	Name:  "django",
	Title: "Django",
	V1:    withSuperuser(v1(jammyAndNoble, "django-app", "django-app-image", djangoOptions...)),
	V2:    withSuperuser(v2(without(djangoOptions, "django-secret-key", "django-secret-key-id")...)),
}
