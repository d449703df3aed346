//! When a visitor is asked again: a table over the one function that says so.

mod support;

use confidant_core::consent::{Control, Reason};
use support::{FULL, action, later, page, save, tab};

struct Case {
    what: &'static str,
    answer: &'static str,
    region: &'static str,
    days: f64,
    change: fn(&str) -> String,
    asked: &'static [Reason],
}

fn same(config: &str) -> String {
    config.to_owned()
}

fn revised(config: &str) -> String {
    config.replace("\"revision\": 3", "\"revision\": 4").replace("Counts which pages", "Counts and times which pages")
}

fn typo_fixed(config: &str) -> String {
    config.replace("Counts which pages", "Counts what pages")
}

fn bumped_elsewhere(config: &str) -> String {
    config.replace("\"revision\": 3", "\"revision\": 4").replace("Remembers what you put", "Keeps what you put")
}

fn new_controller(config: &str) -> String {
    config.replace("Harbour & Pine", "Pine Holdings")
}

fn new_basis(config: &str) -> String {
    config.replace(r#""basis": "legitimate-interest""#, r#""basis": "consent""#)
}

fn new_purpose(config: &str) -> String {
    config.replace(r#""id": "fraud""#, r#""id": "credit""#)
}

fn new_vendor(config: &str) -> String {
    config.replace(r#""id": "adnet""#, r#""id": "bidnet""#)
}

fn vendor_takes_more(config: &str) -> String {
    config.replace(r#""purposes": ["analytics"]"#, r#""purposes": ["analytics", "ads"]"#)
}

use Reason::{BasisChanged, ControllerChanged, Expired, NewPurpose, NewVendor, TextChanged};

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { what: "a yes is not asked again", answer: "accept", region: "DE", days: 179.0, change: same, asked: &[] },
    Case { what: "a yes expires", answer: "accept", region: "DE", days: 180.0, change: same, asked: &[Expired, Expired, Expired] },
    Case { what: "a no is not asked again", answer: "reject", region: "DE", days: 371.0, change: same, asked: &[] },
    Case { what: "a no expires later", answer: "reject", region: "DE", days: 372.0, change: same, asked: &[Expired, Expired, Expired] },
    Case { what: "a revised text is asked about", answer: "accept", region: "DE", days: 1.0, change: revised, asked: &[TextChanged] },
    Case { what: "a typo is not", answer: "accept", region: "DE", days: 1.0, change: typo_fixed, asked: &[] },
    Case { what: "nor a revision of other parts", answer: "accept", region: "DE", days: 1.0, change: bumped_elsewhere, asked: &[] },
    Case { what: "a new controller", answer: "accept", region: "DE", days: 1.0, change: new_controller, asked: &[ControllerChanged, ControllerChanged, ControllerChanged] },
    Case { what: "a new legal basis", answer: "accept", region: "DE", days: 1.0, change: new_basis, asked: &[BasisChanged] },
    Case { what: "a new purpose", answer: "accept", region: "DE", days: 1.0, change: new_purpose, asked: &[NewPurpose] },
    Case { what: "a new vendor", answer: "accept", region: "DE", days: 1.0, change: new_vendor, asked: &[NewVendor] },
    Case { what: "a vendor's new purpose", answer: "accept", region: "DE", days: 1.0, change: vendor_takes_more, asked: &[NewVendor] },
    Case { what: "after a refusal nothing is asked for six months: text", answer: "reject", region: "DE", days: 185.0, change: revised, asked: &[] },
    Case { what: "… controller", answer: "reject", region: "DE", days: 185.0, change: new_controller, asked: &[] },
    Case { what: "… purpose", answer: "reject", region: "DE", days: 185.0, change: new_purpose, asked: &[] },
    Case { what: "… vendor", answer: "reject", region: "DE", days: 185.0, change: new_vendor, asked: &[] },
    Case { what: "then what has changed is", answer: "reject", region: "DE", days: 186.0, change: revised, asked: &[TextChanged] },
    Case { what: "and what is new", answer: "reject", region: "DE", days: 186.0, change: new_purpose, asked: &[NewPurpose] },
    Case { what: "in California twelve months", answer: "reject", region: "US-CA", days: 371.0, change: new_purpose, asked: &[] },
    Case { what: "and not longer", answer: "reject", region: "US-CA", days: 372.0, change: new_purpose, asked: &[Expired, Expired, NewPurpose] },
    Case { what: "one refused purpose stays quiet", answer: "only analytics", region: "DE", days: 185.0, change: new_controller, asked: &[ControllerChanged] },
    Case { what: "while a new one is asked about", answer: "only analytics", region: "DE", days: 1.0, change: new_purpose, asked: &[NewPurpose] },
    Case { what: "a vendor of a refused purpose stays quiet", answer: "only analytics", region: "DE", days: 1.0, change: new_vendor, asked: &[] },
    Case { what: "nobody answered", answer: "", region: "DE", days: 1.0, change: same, asked: &[NewPurpose, NewPurpose, NewPurpose] },
    Case { what: "where telling is enough, nobody is asked", answer: "", region: "US-AL", days: 1.0, change: same, asked: &[] },
];

#[test]
fn asks_only_for_a_reason() {
    for case in CASES {
        let tab = tab();
        let mut first = page(FULL, case.region, &tab);
        first.start();
        let act = match case.answer {
            "accept" => Some(action(Control::Accept)),
            "reject" => Some(action(Control::Reject)),
            "only analytics" => Some(save(&[("analytics", true), ("ads", false), ("fraud", false)], &[])),
            _ => None,
        };
        if let Some(act) = act {
            first.act(&act, true).expect("a trusted answer");
        }
        later(&tab, case.days);
        let config = (case.change)(FULL);
        assert!(
            std::ptr::fn_addr_eq(case.change, same as fn(&str) -> String) || config != FULL,
            "{}: nothing changes",
            case.what
        );
        let mut second = page(&config, case.region, &tab);
        let outcome = second.start();
        assert_eq!(second.snapshot().judgement.reasons, case.asked, "{}", case.what);
        assert_eq!(outcome.ask, !case.asked.is_empty(), "{}", case.what);
    }
}
