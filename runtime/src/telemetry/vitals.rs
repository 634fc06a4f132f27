//! What can be chosen of Web Vitals.

use super::Builder;
use crate::config::vitals::PATH;

impl Builder {
    /// Whether `POST /vitals` takes what Google's `web-vitals` library sends, for
    /// `Telemetry::declare_pages`. Default: no, for anybody can send to it.
    pub fn web_vitals(mut self, enabled: bool) -> Self {
        self.config.vitals.is_on = enabled;
        self
    }

    /// Whose pages may send Web Vitals, such as `https://www.shop.example`, in addition to those of
    /// the host that they are sent to. Default: nobody's.
    pub fn web_vitals_origins(
        mut self,
        origins: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let origins = origins.into_iter().map(Into::into);
        self.config.vitals.origins.extend(origins);
        self
    }

    /// How many beacons with Web Vitals are taken a second, from 1 to 10,000; twice as many at once.
    /// Default: 50.
    pub fn web_vitals_rate(mut self, beacons: u32) -> Self {
        self.config.vitals.rate = beacons;
        self
    }

    /// Beacons are no requests of the service's own.
    pub(super) fn leave_out_vitals(&mut self) {
        if self.config.vitals.is_on {
            let path = PATH.to_owned();
            self.config.excluded_routes.push(path);
        }
    }
}
