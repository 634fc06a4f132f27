//! What is said of large things.

#[derive(Clone, Copy)]
pub struct Large([u8; 4096]);

#[callsight::timed]
fn array() -> usize {
    let all = [0_u8; 600_000];
    all.len()
}

#[callsight::timed]
fn by_value(large: Large) -> u8 {
    large.0[0]
}

#[callsight::timed]
fn moved(large: Large) -> Large {
    large
}

#[callsight::timed]
async fn future(large: Large) -> u8 {
    tokio::task::yield_now().await;
    large.0[0]
}

#[callsight::timed]
async fn of_futures() -> u8 {
    future(Large([0; 4096])).await + future(Large([1; 4096])).await + future(Large([1; 4096])).await + future(Large([2; 4096])).await
}

#[callsight::timed]
fn vec_of_large() -> Vec<Large> {
    vec![Large([0; 4096])]
}

#[callsight::timed]
fn frame() -> u8 {
    let a = [0_u8; 300_000];
    let b = [0_u8; 300_000];
    a[0] + b[0]
}

#[callsight::timed]
fn many_lines(n: u8) -> u8 {
    println!("0");
    println!("1");
    println!("2");
    println!("3");
    println!("4");
    println!("5");
    println!("6");
    println!("7");
    println!("8");
    println!("9");
    println!("10");
    println!("11");
    println!("12");
    println!("13");
    println!("14");
    println!("15");
    println!("16");
    println!("17");
    println!("18");
    println!("19");
    println!("20");
    println!("21");
    println!("22");
    println!("23");
    println!("24");
    println!("25");
    println!("26");
    println!("27");
    println!("28");
    println!("29");
    println!("30");
    println!("31");
    println!("32");
    println!("33");
    println!("34");
    println!("35");
    println!("36");
    println!("37");
    println!("38");
    println!("39");
    println!("40");
    println!("41");
    println!("42");
    println!("43");
    println!("44");
    println!("45");
    println!("46");
    println!("47");
    println!("48");
    println!("49");
    println!("50");
    println!("51");
    println!("52");
    println!("53");
    println!("54");
    println!("55");
    println!("56");
    println!("57");
    println!("58");
    println!("59");
    println!("60");
    println!("61");
    println!("62");
    println!("63");
    println!("64");
    println!("65");
    println!("66");
    println!("67");
    println!("68");
    println!("69");
    println!("70");
    println!("71");
    println!("72");
    println!("73");
    println!("74");
    println!("75");
    println!("76");
    println!("77");
    println!("78");
    println!("79");
    println!("80");
    println!("81");
    println!("82");
    println!("83");
    println!("84");
    println!("85");
    println!("86");
    println!("87");
    println!("88");
    println!("89");
    println!("90");
    println!("91");
    println!("92");
    println!("93");
    println!("94");
    println!("95");
    println!("96");
    println!("97");
    println!("98");
    println!("99");
    println!("100");
    n
}

#[callsight::timed]
async fn many_lines_later(n: u8) -> u8 {
    println!("0");
    println!("1");
    println!("2");
    println!("3");
    println!("4");
    println!("5");
    println!("6");
    println!("7");
    println!("8");
    println!("9");
    println!("10");
    println!("11");
    println!("12");
    println!("13");
    println!("14");
    println!("15");
    println!("16");
    println!("17");
    println!("18");
    println!("19");
    println!("20");
    println!("21");
    println!("22");
    println!("23");
    println!("24");
    println!("25");
    println!("26");
    println!("27");
    println!("28");
    println!("29");
    println!("30");
    println!("31");
    println!("32");
    println!("33");
    println!("34");
    println!("35");
    println!("36");
    println!("37");
    println!("38");
    println!("39");
    println!("40");
    println!("41");
    println!("42");
    println!("43");
    println!("44");
    println!("45");
    println!("46");
    println!("47");
    println!("48");
    println!("49");
    println!("50");
    println!("51");
    println!("52");
    println!("53");
    println!("54");
    println!("55");
    println!("56");
    println!("57");
    println!("58");
    println!("59");
    println!("60");
    println!("61");
    println!("62");
    println!("63");
    println!("64");
    println!("65");
    println!("66");
    println!("67");
    println!("68");
    println!("69");
    println!("70");
    println!("71");
    println!("72");
    println!("73");
    println!("74");
    println!("75");
    println!("76");
    println!("77");
    println!("78");
    println!("79");
    println!("80");
    println!("81");
    println!("82");
    println!("83");
    println!("84");
    println!("85");
    println!("86");
    println!("87");
    println!("88");
    println!("89");
    println!("90");
    println!("91");
    println!("92");
    println!("93");
    println!("94");
    println!("95");
    println!("96");
    println!("97");
    println!("98");
    println!("99");
    println!("100");
    n
}
