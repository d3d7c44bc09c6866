# set during the outage in May, never taken back
storefront_public = true
